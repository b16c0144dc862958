import type { Command } from './command.ts';

/** All commands, in the order of the usage. A file is loaded when its command is called, or its help is asked for. */
export const COMMANDS: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  start: () => import('./start.ts'),
  check: () => import('./check.ts'),
  certificate: () => import('./certificate.ts'),
  doctor: () => import('./doctor.ts'),
  'schema subgraph': () => import('./schema-subgraph.ts'),
  'schema api': () => import('./schema-api.ts'),
  'schema fetch': () => import('./schema-fetch.ts'),
  'purposes list': () => import('./purposes-list.ts'),
  'purposes explain': () => import('./purposes-explain.ts'),
  'ledger verify': () => import('./ledger-verify.ts'),
  'ledger search': () => import('./ledger-search.ts'),
  'ledger extract': () => import('./ledger-extract.ts'),
  'ledger sample': () => import('./ledger-sample.ts'),
  'ledger retain': () => import('./ledger-retain.ts'),
};

/** Shorter ways to call a command. */
export const SHORT_NAMES: Readonly<Record<string, string>> = { schema: 'schema subgraph' };
