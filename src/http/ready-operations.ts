import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Kind, parse } from 'graphql';
import jsonc from 'jsonc-parser';
import type { Query } from '../graphql/schema/resolver-types.generated.ts';
import type { Capabilities } from '../providers/capabilities.ts';

/** An operation to start from. `variables` is the text in their editor: JSON with comments. */
export type ReadyOperation = { readonly name: string; readonly query: string; readonly variables?: string };

type Capability = 'citizens' | 'search' | 'privateCitizens' | 'events';
type RootField = Exclude<keyof Query, '__typename'>;

/** The capability that a provider needs to answer a root field; null if every provider answers it. */
export const CAPABILITY_NEEDED: { readonly [field in RootField]: Capability | null } = {
  citizen: 'citizens',
  citizenById: 'citizens',
  citizens: 'citizens',
  citizensById: 'citizens',
  searchCitizens: 'search',
  privateCitizen: 'privateCitizens',
  privateCitizens: 'privateCitizens',
  cprEvents: 'events',
  viewer: null,
  cprDisclosures: null,
  loginError: null,
  inspectCprNumber: null,
  cprProvider: null,
};

const FOLDER = new URL('operations/', import.meta.url);

type Offer = Pick<Capabilities, 'kind' | 'testPeopleOnly' | Capability>;

/**
 * The operations that GraphiQL opens with, a tab each, in the order of their files: those that a provider of these capabilities answers. Each
 * runs at once, with test people in its variables. If people are real a test person's number may be somebody's, so the variables are left to be
 * filled in.
 */
export function readyOperations(offer: Offer): ReadyOperation[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.graphql'))
    .sort()
    .map((file) => readOperation(file.replace(/\.graphql$/, ''), offer))
    .filter(({ query }) => isAnswered(query, offer))
    .map((operation) => (offer.testPeopleOnly ? operation : toBeFilledIn(operation)));
}

function readOperation(file: string, { kind }: Offer): ReadyOperation {
  const query = readText(`${file}.graphql`);
  const name = /^query (\w+)/m.exec(query)?.[1] ?? file;
  // Some people only the Fake provider has, such as those who fail on purpose.
  const variables =
    (kind === 'FAKE' ? textIfThere(`${file}.fake.jsonc`) : null) ?? textIfThere(`${file}.jsonc`);
  return variables === null ? { name, query } : { name, query, variables };
}

const readText = (file: string): string => readFileSync(new URL(file, FOLDER), 'utf8');

const textIfThere = (file: string): string | null =>
  existsSync(new URL(file, FOLDER)) ? readText(file) : null;

function isAnswered(query: string, offer: Offer): boolean {
  return rootFields(query).every((field) => {
    const needed = CAPABILITY_NEEDED[field];
    return needed === null || offer[needed];
  });
}

function rootFields(query: string): RootField[] {
  return parse(query).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? definition.selectionSet.selections
          .filter((selection) => selection.kind === Kind.FIELD)
          .map(({ name }) => name.value as RootField)
      : [],
  );
}

function toBeFilledIn(operation: ReadyOperation): ReadyOperation {
  if (operation.variables === undefined) return operation;
  const variables = JSON.stringify(emptied(jsonc.parse(operation.variables)), null, 2);
  return { ...operation, variables: variables.replace('{', `{\n  // ${FILL_IN}`) };
}

const FILL_IN = 'Fill in: these people are real.';

/** The same value with nothing in its texts, and one item in its lists. */
function emptied(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(emptied);
  if (typeof value !== 'object' || value === null) return '';
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, emptied(inner)]));
}
