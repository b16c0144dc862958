import type { CallerSettings, IssuerSettings } from '../../configuration/caller-settings.ts';
import { createIssuerConnections } from '../../identity/issuer-connections.ts';
import { readIssuer } from '../../identity/issuer-documents.ts';
import { AUTHORITIES, checkAuthorities } from './certificate-steps.ts';
import { StepFailure, type Checkup, type NextStep } from './checkup.ts';
import { tlsStep } from './endpoint.ts';
import { checkNetwork } from './network-steps.ts';

const ISSUER = { role: 'issuer' };

/** An identity provider: the way there, what it tells of itself, and the keys that tokens are checked with. */
export async function examineIssuer(
  checkup: Checkup,
  { issuer, ca: file }: IssuerSettings,
  { timeLimitMs: timeLimit, leeway }: CallerSettings,
): Promise<void> {
  const ca = await checkAuthorities(checkup, file);
  const endpoint = {
    ...ISSUER,
    url: issuer,
    ca,
    certificate: undefined,
    timeLimit,
    adviceOnReset: undefined,
    onlyIpv4: undefined,
  };
  await checkNetwork(checkup, endpoint, { after: [AUTHORITIES], mostSkew: leeway });
  await checkup.step('discovery and keys', [tlsStep(ISSUER)], async () => {
    const connections = createIssuerConnections({ ca: file, timeLimit });
    try {
      const { keys } = await readIssuer(issuer, connections);
      if (keys.size === 0) throw new Error('It publishes no key to sign with');
      return { seen: `${keys.size} keys to check tokens with.`, value: null };
    } catch (error) {
      throw unusable(error);
    } finally {
      await connections.close();
    }
  });
}

/** The advice on connections is written for sources of people. */
export const nextAtIssuer: NextStep = (_step, code) =>
  code.startsWith('UPSTREAM_')
    ? 'The source is here the identity provider that callers.issuers names: look at its address there, and at the way out of this network.'
    : null;

/** What reading an issuer throws has a message that can be shown. */
const unusable = (error: unknown): StepFailure =>
  new StepFailure(
    'ISSUER_UNAVAILABLE',
    error instanceof Error ? `${error.message}.` : 'The issuer can not be read.',
    'Verify callers.issuers in the file that CPR_TRUST names: the address is the "iss" of its tokens, letter for letter. If it is right, look at ' +
      "the identity provider's status. While its keys can't be had nobody can sign in.",
  );
