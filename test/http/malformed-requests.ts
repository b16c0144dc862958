import { Random } from '../graphql/operation/execution/random.ts';

/** A request that is wrong in the way that `what` says. `body` goes out as it is, as JSON unless `headers` says otherwise. */
export type MalformedRequest = {
  readonly what: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: string;
};

/** The number that is planted wherever a client could put it; no answer and no log line may repeat it, however it is written. */
export const PLANTED = '0707614293';
export const HYPHENED = '070761-4293';
export const TRACE_OF_PLANTED = /0?7\W?0?7\W?61\W?4293/;

const LOOK_UP = 'query LookUp($cpr: CprNumber!) { citizen(cpr: $cpr) { id name { surname } } }';
const GOOD_BODY = JSON.stringify({ query: LOOK_UP, variables: { cpr: PLANTED }, operationName: 'LookUp' });

/** Values of every JSON type, most of them holding the number. */
const VALUES: readonly unknown[] = [
  null,
  true,
  707614293,
  1.5,
  1e308,
  '',
  PLANTED,
  `x${PLANTED}`,
  '\u0000',
  '\ud800',
  [],
  [PLANTED],
  [[PLANTED]],
  {},
  { cpr: HYPHENED },
  { [PLANTED]: PLANTED },
];

/** Bodies that are no JSON, or no GraphQL request. */
export function brokenBodies(): MalformedRequest[] {
  const bodies = [
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['a NUL byte', '\u0000'],
    ['a byte order mark', `\ufeff${GOOD_BODY}`],
    ['JavaScript', `{query: '{ citizen(cpr: "${PLANTED}") { id } }'}`],
    ['two objects', GOOD_BODY + GOOD_BODY],
    ['something behind the object', `${GOOD_BODY} ${PLANTED}`],
    ['a number with a leading zero', `{"query": ${PLANTED}}`],
    ['a bare word', `{"query": cpr${PLANTED}}`],
    ['NaN', '{"query": NaN}'],
    ['a lone surrogate half', `{"query": "\\ud83d ${PLANTED}"}`],
    ['a raw line break in a string', `{"query": "{ a\n${PLANTED} }"}`],
    ['a bad escape', `{"query": "\\x ${PLANTED}"}`],
    ['XML', `<query>${PLANTED}</query>`],
    ['a form', `query=${PLANTED}`],
    ['deep arrays', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['deep arrays, not closed', '['.repeat(200_000)],
    ['__proto__ only', `{"__proto__": {"query": "{ citizen(cpr: ${PLANTED}) { id } }"}}`],
    ['constructor only', `{"constructor": {"prototype": {"query": "${PLANTED}"}}}`],
    ['the query twice, the last one wrong', `{"query": ${JSON.stringify(LOOK_UP)}, "query": "${PLANTED}"}`],
    ['a batch', `[${GOOD_BODY}]`],
    ['an empty batch', '[]'],
    ['unknown fields only', `{"${PLANTED}": "${PLANTED}"}`],
    [
      'a persisted query',
      JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: PLANTED } } }),
    ],
    [
      'a persisted query with its text',
      JSON.stringify({ query: LOOK_UP, extensions: { persistedQuery: { version: 9, sha256Hash: PLANTED } } }),
    ],
    ['a document as a tree', JSON.stringify({ query: { kind: 'Document', definitions: [PLANTED] } })],
  ] as const;
  const random = new Random(1);
  return [
    ...bodies.map(([what, body]) => ({ what: `the body is ${what}`, body })),
    ...VALUES.map((value) => ({ what: `the body is ${show(value)}`, body: JSON.stringify(value) })),
    ...VALUES.map((query) => ({ what: `query is ${show(query)}`, body: JSON.stringify({ query }) })),
    ...VALUES.filter((value) => value !== null && (Array.isArray(value) || typeof value !== 'object')).map(
      (variables) => ({
        what: `variables is ${show(variables)}`,
        body: JSON.stringify({ query: LOOK_UP, variables }),
      }),
    ),
    ...VALUES.filter((value) => value !== null && value !== '').map((operationName) => ({
      what: `operationName is ${show(operationName)}`,
      body: JSON.stringify({ query: LOOK_UP, variables: { cpr: PLANTED }, operationName }),
    })),
    ...VALUES.filter((value) => value !== null && (Array.isArray(value) || typeof value !== 'object')).map(
      (extensions) => ({
        what: `extensions is ${show(extensions)}`,
        body: JSON.stringify({ query: LOOK_UP, variables: { cpr: PLANTED }, extensions }),
      }),
    ),
    ...Array.from({ length: 40 }, () => random.below(GOOD_BODY.length)).map((length) => ({
      what: `the body ends after ${length} characters`,
      body: GOOD_BODY.slice(0, length),
    })),
  ];
}

/** A valid document, with variables that do not fit it. */
export function brokenVariables(): MalformedRequest[] {
  const places: readonly (readonly [type: string, selection: string, fits: (value: unknown) => boolean])[] = [
    ['CprNumber!', 'citizen(cpr: $v) { id }', (value) => value === PLANTED],
    ['CprNumber! = "0707614293"', 'citizen(cpr: $v) { id }', (value) => value === PLANTED],
    [
      'ID!',
      'citizenById(id: $v) { id }',
      (value) => ['string', 'number'].includes(typeof value) && value !== 1.5,
    ],
    ['[ID!]!', 'citizensById(ids: $v) { id }', (value) => isListOf(value, ['string', 'number'])],
    ['DateTime!', 'cprEvents(from: $v) { nodes { id } }', () => false],
    ['[_Any!]!', '_entities(representations: $v) { __typename }', (value) => isEmptyList(value)],
    [
      'Int!',
      'cprEvents(from: "2026-03-02T00:00:00Z", first: $v) { nodes { id } }',
      (value) => value === 1 || value === 1000,
    ],
    [
      '[CprEventKind!]!',
      'cprEvents(from: "2026-03-02T00:00:00Z", kinds: $v) { nodes { id } }',
      (value) => isEmptyList(value),
    ],
    ['Boolean! = true', 'cprProvider @include(if: $v) { kind }', (value) => value === true],
    ['Boolean = true', 'cprProvider @include(if: $v) { kind }', (value) => value === true],
  ];
  return places.flatMap(([type, selection, fits]) =>
    VALUES.filter((value) => !fits(value)).map((value) => ({
      what: `$v: ${type} is ${show(value)}`,
      body: JSON.stringify({
        query: `query Q${PLANTED}($v: ${type}) { ${selection} }`,
        variables: { v: value, [PLANTED]: PLANTED },
      }),
    })),
  );
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** Also one item where a list is expected, as GraphQL reads it. */
const isListOf = (value: unknown, types: readonly string[]): boolean =>
  (Array.isArray(value) ? value : [value]).every((item) => types.includes(typeof item) && item !== 1.5);

/** Requests that are wrong before GraphQL is reached. */
export function brokenHttp(): MalformedRequest[] {
  const contentTypes = [
    'text/plain',
    'application/graphql',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
    `application/${PLANTED}`,
    'application/json+graphql',
    'nonsense',
    '',
    `; charset=${PLANTED}`,
  ];
  const methods = ['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'TRACE', 'PURGE', 'QUERY'];
  const paths = [
    `/graphql/${PLANTED}`,
    `/${PLANTED}`,
    `/%zz${PLANTED}`,
    `/graphql%`,
    `/%c0%af${PLANTED}`,
    `/graphql%00`,
    `//graphql`,
    `/graphql/..%2f${PLANTED}`,
    `/graphiql/assets/${PLANTED.repeat(20)}`,
    `/schema/${PLANTED}.graphql`,
    `/${'a/'.repeat(2_000)}${PLANTED}`,
    `http://example.org/${PLANTED}`,
    `/favicon.ico?cpr=${PLANTED}`,
  ];
  return [
    ...contentTypes.map((type) => ({
      what: `content-type "${type}"`,
      headers: { 'content-type': type },
      body: GOOD_BODY,
    })),
    { what: 'content-type twice', headers: { 'content-type': ['text/plain', 'text/html'] }, body: GOOD_BODY },
    {
      what: 'a body that says it is compressed',
      headers: { 'content-encoding': 'gzip' },
      body: PLANTED,
    },
    { what: 'accept html only', headers: { accept: 'text/html' }, body: GOOD_BODY },
    { what: 'accept nonsense', headers: { accept: PLANTED }, body: GOOD_BODY },
    { what: 'a body larger than the limit', body: JSON.stringify({ query: PLANTED.repeat(110_000) }) },
    ...methods.map((method) => ({ what: `${method} /graphql`, method, path: `/graphql?query=${PLANTED}` })),
    ...paths.map((path) => ({ what: `GET ${path.slice(0, 40)}`, method: 'GET', path })),
    ...paths.map((path) => ({ what: `POST ${path.slice(0, 40)}`, path, body: GOOD_BODY })),
    { what: 'POST *', path: '*', body: GOOD_BODY },
    { what: 'POST /livez', path: '/livez', body: GOOD_BODY },
    { what: 'DELETE /readyz', method: 'DELETE', path: '/readyz' },
  ];
}

/** A good body with one to three characters of it changed, dropped or doubled. Some of them stay good. */
export function mutatedBodies(count: number): MalformedRequest[] {
  const random = new Random(20261121);
  return Array.from({ length: count }, (_, index) => {
    let body = GOOD_BODY;
    for (let times = 1 + random.below(3); times > 0; times -= 1) {
      const at = random.below(body.length);
      const put = random.pick([
        '',
        '',
        '{',
        '}',
        '"',
        '\\',
        '$',
        '!',
        '\u0000',
        '0',
        ':',
        '(',
        '…',
        body.charAt(at).repeat(2),
      ]);
      body = body.slice(0, at) + put + body.slice(at + 1);
    }
    return { what: `mutation ${index}: ${body}`, body };
  });
}

const show = (value: unknown): string => JSON.stringify(value);
