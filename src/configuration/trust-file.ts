import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { CALLERS } from './caller-settings.ts';
import { LEDGER } from './ledger-settings.ts';
import { PURPOSES } from './purpose-settings.ts';
import { SIGN_IN } from './sign-in-settings.ts';

const TRUST = z.strictObject({
  callers: CALLERS,
  purposes: PURPOSES,
  ledger: LEDGER.prefault({}),
  signIn: SIGN_IN.optional(),
});

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
