import type { CallerSettings, IssuerSettings } from '../configuration/caller-settings.ts';
import { createIssuerConnections, type IssuerConnections } from './issuer-connections.ts';
import { IssuerKeys } from './issuer-keys.ts';
import { Userinfo } from './userinfo.ts';

/** An issuer whose tokens are accepted. */
export type TrustedIssuer = {
  readonly settings: IssuerSettings;
  readonly connections: IssuerConnections;
  readonly keys: IssuerKeys;
  readonly userinfo: Userinfo;
};

/** By their names. @throws ConfigurationError where a file of authorities is no such file */
export function trustedIssuers(
  settings: CallerSettings,
  now: () => number,
): ReadonlyMap<string, TrustedIssuer> {
  const { keysMaxAge, keysStaleFor, keysCooldown, timeLimitMs } = settings;
  return new Map(
    settings.issuers.map((issuer) => {
      const connections = createIssuerConnections({ ca: issuer.ca, timeLimit: timeLimitMs });
      const keys = new IssuerKeys({
        issuer: issuer.issuer,
        connections,
        maxAge: keysMaxAge * 1_000,
        staleFor: keysStaleFor * 1_000,
        cooldown: keysCooldown * 1_000,
        now,
      });
      const userinfo = new Userinfo({ connections, keys, now });
      return [issuer.issuer, { settings: issuer, connections, keys, userinfo }];
    }),
  );
}
