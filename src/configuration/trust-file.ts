import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CALLERS } from './caller-settings.ts';
import { LEDGER } from './ledger-settings.ts';
import { PURPOSES } from './purpose-settings.ts';
import { SIGN_IN } from './sign-in-settings.ts';

const TRUST = z
  .strictObject({
    callers: CALLERS,
    purposes: PURPOSES,
    ledger: LEDGER.prefault({}),
    signIn: SIGN_IN.optional(),
  })
  .superRefine(({ callers: { issuers }, purposes: { purposes }, ledger: { readers }, signIn }, problems) => {
    // Nobody could use what is for a client whose tokens are not accepted: most likely its name is misspelt.
    const known = new Set(issuers.flatMap(({ clients }) => clients));
    const tell = (path: (string | number)[], message: string): void =>
      problems.addIssue({ code: 'custom', path, message });
    for (const [code, { clients }] of Object.entries(purposes)) {
      clients.forEach((client, index) => {
        if (!known.has(client)) tell(['purposes', 'purposes', code, 'clients', index], NO_SUCH_CLIENT);
      });
    }
    readers.forEach(({ client }, index) => {
      if (!known.has(client)) tell(['ledger', 'readers', index, 'client'], NO_SUCH_CLIENT);
    });
    if (signIn === undefined) return;
    const issuer = issuers.find(({ issuer }) => issuer === signIn.issuer);
    if (issuer === undefined) tell(['signIn', 'issuer'], 'expected one of the issuers under "callers"');
    else if (!issuer.clients.includes(signIn.clientId)) tell(['signIn', 'clientId'], NO_SUCH_CLIENT);
  });

const NO_SUCH_CLIENT = 'expected a client that an issuer under "callers" lists';

/** Who may call, why, and what is kept of it. */
export type TrustSettings = Readonly<z.output<typeof TRUST>>;

/** Reads the file that `CPR_TRUST` names. Problems name the file and the setting, never a value. */
export function readTrustFile(path: string): { trust: TrustSettings } | { problems: readonly string[] } {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      problems: [`${path}: ${code === undefined ? 'expected JSON' : `the file can not be read (${code})`}`],
    };
  }
  const result = TRUST.safeParse(content);
  if (result.success) return { trust: result.data };
  return {
    problems: result.error.issues.map((issue) => `${path}: ${issue.path.join('.')}: ${issue.message}`),
  };
}
