import { writeFileSync } from 'node:fs';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { readConfiguration } from '../configuration/configuration.ts';
import type { DatafordelerSettings, ProviderSettings } from '../configuration/provider-settings.ts';
import { fetchSchema } from '../providers/datafordeler/schema/fetch-schema.ts';
import { KeptSchemaError } from '../providers/datafordeler/schema/kept-schema.ts';
import { reviewSchema, type SchemaReview } from '../providers/datafordeler/schema/review-schema.ts';
import { ProviderError } from '../providers/provider-error.ts';
import { defineCommand } from './command.ts';

export const command = defineCommand({
  name: 'schema fetch',
  summary: 'signs in at Datafordeler, fetches its schema, and reports how our questions fit it',
  options: {
    configuration: { type: 'string', value: 'NAME', text: 'which one, where CPR_CONFIGURATIONS has several' },
    output: {
      type: 'string',
      value: 'FILE',
      text: "where to keep it; else the configuration's schemaFile, else standard output",
    },
  },
  endsWithOne: "where the schema can't be had, or nothing can be asked with it",
  /** It goes to standard output where no file is named, the report then to standard error. */
  async run({ configuration, output }) {
    const [name, settings] = choose(readConfiguration().providers, configuration);
    try {
      const sdl = await fetchSchema(settings);
      const review = reviewSchema(sdl, settings.sector);
      const file = output ?? settings.schemaFile;
      if (file === undefined) process.stdout.write(sdl);
      else writeFileSync(file, sdl);
      const report = file === undefined ? process.stderr : process.stdout;
      report.write(reportOf(review, settings));
      if (file !== undefined) report.write(`The schema is kept in ${file}.\n`);
      return review.obstacle === null ? 0 : 1;
    } catch (error) {
      process.stderr.write(`The schema of "${name}" was not fetched: ${reasonOf(error, settings)}\n`);
      return 1;
    }
  },
});

function choose(
  providers: ReadonlyMap<string, ProviderSettings>,
  named: string | undefined,
): [string, DatafordelerSettings] {
  const withSchema = [...providers].flatMap(([name, settings]): [string, DatafordelerSettings][] =>
    settings.provider === 'datafordeler' ? [[name, settings]] : [],
  );
  const [first, ...others] = named === undefined ? withSchema : withSchema.filter(([name]) => name === named);
  if (first !== undefined && others.length === 0) return first;
  const names = withSchema.map(([name]) => `"${name}"`).join(', ');
  throw new ConfigurationError([
    names === ''
      ? 'No configuration uses Datafordeler, so there is no schema to fetch. Set CPR_PROVIDER or CPR_CONFIGURATIONS.'
      : `--configuration: expected one of those that use Datafordeler: ${names}`,
  ]);
}

function reportOf(
  { findings, notOffered, incomplete, askedBy, obstacle }: SchemaReview,
  { sector, graphqlUrl }: DatafordelerSettings,
): string {
  const count = (wanted: string) => findings.filter(({ verdict }) => verdict === wanted).length;
  const rows = findings.map(({ path, verdict, instead }) =>
    [verdict.padEnd(8), path, ...(instead === null ? [] : [`(perhaps now "${instead}")`])].join(' '),
  );
  const entity = sector === 'public' ? 'Citizen' : 'PrivateCitizen';
  return [
    ...rows,
    '',
    `Of ${findings.length} fields that are asked for at ${graphqlUrl}`,
    `  ${count('has')} are there, ${count('lacks')} are missing, ${count('renamed')} seem to be renamed.`,
    ...askedBy.map(({ path, most }) => `People are asked for by "input.${path.join('.')}", ${most} at once.`),
    ...consequence(`Fields of ${entity} that will always be null`, notOffered),
    ...consequence(`Fields of ${entity} that will lack a part`, incomplete),
    ...(obstacle === null ? [] : [`The server will not start with this schema. ${obstacle}`]),
    '',
  ].join('\n');
}

const consequence = (what: string, fields: readonly string[]): string[] =>
  fields.length === 0 ? [] : [`${what}: ${fields.join(', ')}.`];

function reasonOf(error: unknown, { graphqlUrl, sector }: DatafordelerSettings): string {
  if (error instanceof ProviderError) return [error.code, error.message, error.advice ?? ''].join(' ').trim();
  if (error instanceof KeptSchemaError) {
    return `What ${graphqlUrl} answered is not the ${sector} sector's schema. ${error.message}`;
  }
  if (error instanceof Error && 'syscall' in error) return error.message;
  throw error;
}
