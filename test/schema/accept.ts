import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { subgraphSdl } from '../../src/graphql/schema/schema-text.ts';
import { describeChange, isBreaking, schemaChanges } from './schema-changes.ts';

// Makes the SDL as it is now the one that later changes are compared with. Breaking changes only with --breaking.

const COMMITTED = new URL('committed.graphql', import.meta.url);

const { breaking } = parseArgs({ options: { breaking: { type: 'boolean', default: false } } }).values;
const changes = await schemaChanges(readFileSync(COMMITTED, 'utf8'), subgraphSdl());
for (const change of changes) process.stdout.write(`${describeChange(change)}\n`);

if (changes.some(isBreaking) && !breaking) {
  process.stderr.write(
    'Not accepted: others build on what is there. If it must be, run it with --breaking.\n',
  );
  process.exitCode = 1;
} else {
  writeFileSync(COMMITTED, subgraphSdl());
  process.stdout.write('test/schema/committed.graphql is the SDL as it is now.\n');
}
