import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Examined } from '../../../src/cli/doctor/report.ts';

const CLI = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));

export type Ended = { readonly code: number | null; readonly out: string; readonly err: string };

/** Runs `cpr-subgraph doctor` as an operator does. */
export function runDoctor(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input = '',
): Promise<Ended> {
  return runCommand(['doctor', ...args], env, input);
}

export function runCommand(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  input = '',
): Promise<Ended> {
  const child = spawn(process.execPath, [CLI, ...args], { env: { PATH: process.env['PATH'], ...env } });
  // It may have ended without reading.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

export const examinedIn = ({ out }: Ended): readonly Examined[] =>
  (JSON.parse(out) as { examined: readonly Examined[] }).examined;

/** The outcome of each step by its name. */
export const outcomesOf = (examined: Examined | undefined): Record<string, string> =>
  Object.fromEntries((examined?.steps ?? []).map(({ step, outcome }) => [step, outcome]));
