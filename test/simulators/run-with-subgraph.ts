import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCprSubgraph } from '../supergraph/cpr-subgraph.ts';

type Settings = { readonly file: string; readonly variables: Readonly<Record<string, string>> };

/** A simulator that runs, and what a visitor has to know of it. */
type Source = {
  readonly name: string;
  readonly origin: string;
  /** Writes a file of settings for it, with all that it names, into the folder; gives its path, and the variables to run the subgraph with. */
  readonly writeSettings: (folder: string) => Settings;
  /** What can be tried. `file` is that of the settings. */
  readonly explain: (file: string, folder: string) => string;
  readonly stop: () => Promise<void>;
};

/** Settings that are a file of configurations. */
export const asConfigurations = (file: string): Settings => ({
  file,
  variables: { CPR_CONFIGURATIONS: file },
});

/** What stands above the list of configurations. */
export const CONFIGURATIONS_BELOW = 'The header x-cpr-configuration chooses how people are read:\n\n';

/** Runs the subgraph against a simulator until Ctrl-C, and says what to open. It listens on `PORT`, 4000 where left out. */
export async function runWithSubgraph({ name, origin, writeSettings, explain, stop }: Source): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cpr-simulator-'));
  // It has keys in it, made for this run.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { file, variables } = writeSettings(folder);
  const subgraph = await startCprSubgraph({
    port: Number(process.env['PORT'] ?? 4000),
    settings: variables,
    showLog: true,
  });
  const stopAll = async (): Promise<void> => {
    await subgraph.stop();
    await stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stopAll());

  process.stdout.write(`
The CPR subgraph runs against a simulator of ${name}. Open ${new URL('/graphiql', subgraph.url).href}

  ${'CPR subgraph'.padEnd(name.length)}   ${subgraph.url}
  ${name.padEnd('CPR subgraph'.length)}   ${origin}
  ${'settings'.padEnd(Math.max(name.length, 'CPR subgraph'.length))}   ${file}

${explain(file, folder)}
Below is the log of the CPR subgraph, a line for each request. Ctrl-C stops everything.

`);
}
