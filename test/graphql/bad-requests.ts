import { everythingOf } from '../providers/contract/every-field.ts';

/**
 * Something that anybody could send, and that stopped the server once or went past a limit. Each must be refused with a code or answered, while
 * everybody else is answered too. A list of requests is sent one after the other.
 */
export type BadRequest = {
  readonly name: string;
  /** What it goes for: the process's memory, its time, or a limit that it evades. */
  readonly kind: 'memory' | 'time' | 'evasion';
  /** What must become of it, where it must be one of the two. */
  readonly ends?: 'refused' | 'answered';
  readonly requests: readonly SentRequest[];
};

/** An operation, or bytes as they go over the wire with the number of answers that they ask for. */
export type SentRequest =
  | { readonly query: string; readonly variables?: unknown }
  | { readonly bytes: string; readonly answers: number };

/** The same field under many names. */
const aliases = (count: number, field: string, prefix = 'a'): string =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}: ${field}`).join(' ');

/** Each field under as many names, one in the other: a fragment for each level, so that it is short. Levels are a type and its field. */
const nested = (count: number, levels: readonly (readonly [string, string])[]): string =>
  levels
    .map(([type, field], index) => {
      const below = index + 1 < levels.length ? ` { ...L${index + 1} }` : '';
      return `fragment L${index} on ${type} { ${aliases(count, field + below)} }`;
    })
    .join(' ');

const FIELDS_OF_TYPES = [
  ['__Type', 'fields'],
  ['__Field', 'type'],
] as const;

const everyone = Array.from({ length: 1_000 }, () => '0707614293');
const PEOPLE = 'query($cprs: [CprNumber!]!)';
const FROM = 'from: "2026-03-02T00:00:00Z"';

const one = (
  name: string,
  kind: BadRequest['kind'],
  query: string,
  variables?: unknown,
  ends?: BadRequest['ends'],
): BadRequest => ({ name, kind, requests: [{ query, variables }], ...(ends && { ends }) });

/** Almost as many fields as an operation may have, so that each plan of it is large. */
const largePlan = (text: number): string =>
  `query T${text}($a: Boolean! $b: Boolean! $c: Boolean! $d: Boolean!) {
    w: cprProvider @skip(if: $a) { ...F } x: cprProvider @skip(if: $b) { ...F }
    y: cprProvider @skip(if: $c) { ...F } z: cprProvider @skip(if: $d) { ...F }
  } fragment F on CprProvider { ${aliases(1_200, 'kind', 'k')} }`;

const WORST_PARTS = ['"', '\\', '\\"', '"""', '\\"""', 'Value ', '1 ', '"a', 'Enum "'];

const regexes: BadRequest = {
  name: '64 KB of one string after the other, for the regular expressions that read it',
  kind: 'time',
  requests: WORST_PARTS.flatMap((part) => {
    const text = part.repeat(Math.ceil(64_000 / part.length));
    return [
      { query: text },
      { query: `{ a(b: "${text}` },
      { query: `{ ${JSON.stringify(text)} }` },
      { query: `{ cprEvents(${FROM}, first: ${JSON.stringify(text)}) { nodes { id } } }` },
      { query: `query($n: Int) { cprEvents(${FROM}, first: $n) { nodes { id } } }`, variables: { n: text } },
    ];
  }),
};

const headOfPage: BadRequest = {
  name: 'HEAD of the script of GraphiQL, pipelined a thousand times',
  kind: 'memory',
  ends: 'answered',
  requests: [
    {
      bytes: 'HEAD /graphiql/assets/page.js HTTP/1.1\r\nhost: localhost\r\n\r\n'.repeat(1_000),
      answers: 1_000,
    },
  ],
};

export const BAD_REQUESTS: readonly BadRequest[] = [
  one(
    '13 aliases at each of four levels of introspection',
    'memory',
    `{ __schema { ...L0 } } ${nested(13, [['__Schema', 'types'], ...FIELDS_OF_TYPES, ['__Type', 'name']])}`,
    undefined,
    'refused',
  ),
  one(
    'as much introspection as the fields of an operation allow',
    'memory',
    `{ __type(name: "Citizen") { ...L0 } } ${nested(5, [...FIELDS_OF_TYPES, ...FIELDS_OF_TYPES, ['__Type', 'name']])}`,
  ),
  one(
    '3,000 ids of each of 18,000 events',
    'memory',
    `{ ${aliases(18, `cprEvents(${FROM}, first: 1000) { nodes { ...E } }`)} }
      fragment E on CprEvent { ${aliases(2_400, 'id', 'i')} }`,
    undefined,
    'refused',
  ),
  one(
    '1,500 reasons for each absence of a thousand people',
    'memory',
    `${PEOPLE} { citizens(cprs: $cprs) { ${everythingOf('Citizen')} more: absences { ${aliases(1_500, 'reason')} } } }`,
    { cprs: everyone },
    'refused',
  ),
  one(
    'the SDL 8,000 times',
    'memory',
    `{ ${aliases(100, '_service { ...S }')} } fragment S on _Service { ${aliases(80, 'sdl')} }`,
    undefined,
    'refused',
  ),
  {
    name: 'plans that grow through fragments, 23 of them',
    kind: 'memory',
    requests: Array.from({ length: 23 }, (_, text) => ({
      query: `query T${text} { ${aliases(200, 'cprProvider { ...F }')} } fragment F on CprProvider { ${aliases(250, 'kind', 'k')} }`,
    })),
  },
  {
    name: 'plans for each value of four variables of @skip, of 6 operations',
    kind: 'memory',
    ends: 'answered',
    requests: Array.from({ length: 6 * 16 }, (_, index) => {
      const isSet = (bit: number): boolean => (index & (1 << bit)) !== 0;
      const variables = { a: isSet(0), b: isSet(1), c: isSet(2), d: isSet(3) };
      return { query: largePlan(index >> 4), variables };
    }),
  },
  regexes,
  one(
    'a field that fails for each of a thousand people, 600 times',
    'memory',
    `${PEOPLE} { citizens(cprs: $cprs) { ${aliases(600, 'livesInMunicipality(code: "x")')} } }`,
    { cprs: everyone },
  ),
  one(
    'an input object with 110,000 unknown keys',
    'time',
    'query($filter: CprCitizenSearchInput!) { searchCitizens(filter: $filter) { nodes { id } } }',
    { filter: Object.fromEntries(Array.from({ length: 110_000 }, (_, index) => [index.toString(36), 1])) },
    'refused',
  ),
  one(
    '700 inspections of 900 KB of blanks',
    'time',
    `query($number: String!) { ${aliases(700, 'inspectCprNumber(number: $number) { kind }')} }`,
    { number: ' '.repeat(900_000) },
    'answered',
  ),
  headOfPage,
  one(
    'a size by the default of a variable that every object has a property of',
    'evasion',
    `query($valueOf: Int = 1000) { ${aliases(9, `cprEvents(${FROM}, first: $valueOf) { nodes { ...E } }`)} }
      fragment E on CprEvent { ${aliases(500, 'id', 'i')} }`,
    undefined,
    'refused',
  ),
  one(
    '@skip by a variable called __proto__',
    'evasion',
    'query($__proto__: Boolean!) { cprProvider @skip(if: $__proto__) { kind } __typename }',
    JSON.parse('{ "__proto__": true }'),
    'answered',
  ),
  one(
    'an answer too long for a string, by long names for it',
    'memory',
    `${PEOPLE} { citizens(cprs: $cprs) { ${['a', 'b', 'c', 'd'].map((letter) => `${letter.repeat(200_000)}: id`).join(' ')} } }`,
    { cprs: everyone },
    'refused',
  ),
  one(
    'the longest answer that its cost allows',
    'memory',
    `${PEOPLE} { citizens(cprs: $cprs) { ${aliases(2_900, 'id')} } }`,
    { cprs: everyone },
  ),
];
