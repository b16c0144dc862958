import { describe, expect, test } from '@jest/globals';
import { readFault } from '../../../../src/providers/service-platform/wire/faults.ts';
import { readAnswer } from '../../../../src/providers/service-platform/wire/read-answer.ts';

type Wish = {
  readonly code?: string;
  readonly text?: string;
  readonly actor?: string;
  readonly detail?: string;
};

/** A fault as it comes over the wire. */
const fault = ({ code = 's:Server', text = 'Failed', actor, detail }: Wish): string =>
  `<s:Fault><faultcode>${code}</faultcode><faultstring>${text}</faultstring>` +
  (actor === undefined ? '' : `<faultactor>${actor}</faultactor>`) +
  (detail === undefined ? '' : `<detail>${detail}</detail>`) +
  '</s:Fault>';

/** The detail that the contract has, an error for each pair of code and text. */
const errors = (...pairs: readonly (readonly [code: string, text: string])[]): string =>
  errorsIn('http://serviceplatformen.dk/xml/schemas/ServiceplatformFault/1/', pairs);

const errorsIn = (namespace: string, pairs: readonly (readonly [code: string, text: string])[]): string =>
  `<ServiceplatformFault xmlns="${namespace}"><ErrorList>${pairs
    .map(([code, text]) => `<Error><ErrorCode>${code}</ErrorCode><ErrorText>${text}</ErrorText></Error>`)
    .join('')}</ErrorList></ServiceplatformFault>`;

/** Whether a fault with this HTTP status is told as nobody; else it is an error. */
function isNobody(wish: Wish, status = 500): boolean {
  const document = `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>${fault(wish)}</s:Body></s:Envelope>`;
  const answer = readAnswer(Buffer.from(document), null, 5);
  if (answer.kind !== 'fault') throw new Error('no fault');
  return readFault(answer.fault, { status, headers: {} }) === 'NOT_FOUND';
}

describe('the code of an error says that nobody has the number', () => {
  test.each(['PNRNotFound', 'PNR_NOT_FOUND', 'pnr-not-found', 'PNR not found', '\n PNRNOTFOUND '])(
    'where it is %j, with whatever words and whatever HTTP status',
    (code) => {
      for (const text of ['Failed', 'PNR not found', 'cache: PNR not found; backend: timeout', '']) {
        for (const status of [200, 404, 500, 502, 503, 504]) {
          expect(isNobody({ text, detail: errors([code, 'No such person']) }, status)).toBe(true);
        }
      }
    },
  );

  test('where every one of several errors has that code', () => {
    expect(isNobody({ detail: errors(['PNRNotFound', 'a'], ['PNR_NOT_FOUND', 'b']) })).toBe(true);
  });

  test('where it stands in a detail of another namespace', () => {
    expect(isNobody({ detail: errorsIn('urn:other', [['PNRNotFound', 'a']]) })).toBe(true);
    expect(isNobody({ detail: errorsIn('', [['PNRNotFound', 'a']]) })).toBe(true);
  });

  test.each([
    ['an error with another code', { text: 'PNR not found', detail: errors(['BackendTimeout', 'timeout']) }],
    ['another code with the right words', { detail: errors(['BackendTimeout', 'PNR not found']) }],
    ['one of two errors only', { detail: errors(['PNRNotFound', 'a'], ['BackendTimeout', 'timeout']) }],
    ['a code with more in it', { detail: errors(['CachePNRNotFound', 'a']) }],
    ['a code with something behind it', { detail: errors(['PNRNotFound, Timeout', 'a']) }],
  ] as const)('and not where it is %s', (_what, wish) => {
    expect(isNobody(wish)).toBe(false);
  });
});

describe('words say it where they say nothing else', () => {
  const SENTENCES = [
    'PNR not found',
    'PNRNotFound',
    'PNR_NOT_FOUND',
    'pnr  NOT\n\tfound.',
    'CPR: PNR not found',
    'dk.example.PersonLookup: PNR not found',
    'PNR 0101591234 not found',
    'PNR 010159-1234 not found!',
    'PNR: 0101591234 not found',
    "PNR '0101591234' not found",
    'PNR … not found',
    'PNR ... not found',
    'PNR ********** not found',
    'PNR 010159xxxx not found',
    'PNR not found: 0101591234',
    'PNR not found (010159-1234)',
  ];
  const OTHER_TEXTS = [
    '',
    'not found',
    'PNR',
    'Person not found',
    'cache: PNR not found; backend: timeout',
    'cache: PNR not found',
    'Timeout: PNR not found',
    'PNR not found in cache',
    'PNR not found. The backend did not answer.',
    'The backend did not answer. PNR not found',
    'PNR not found, timeout',
    'PNR timeout not found',
    'PNR 503 not found',
    'PNR not found: 503',
    'PNR service not found',
    'CPR: replica: PNR not found',
    'It is not known whether PNR not found',
  ];

  test.each(SENTENCES)(
    '%j in the fault string, the code or the actor, and in the only error or element of the detail',
    (text) => {
      for (const status of [200, 400, 404, 500]) {
        expect(isNobody({ text }, status)).toBe(true);
        expect(isNobody({ text, detail: '<trace>a.b.C: at line 7</trace>' }, status)).toBe(true);
        expect(isNobody({ actor: text }, status)).toBe(true);
        expect(isNobody({ detail: errors(['E17', text]) }, status)).toBe(true);
        expect(isNobody({ detail: errors(['BusinessError', text]) }, status)).toBe(true);
        expect(isNobody({ detail: `<a:reason xmlns:a="urn:other">${text}</a:reason>` }, status)).toBe(true);
        expect(isNobody({ detail: text }, status)).toBe(true);
      }
    },
  );

  test.each(SENTENCES)('%j is not believed of a gateway that fails: it may quote anybody', (text) => {
    for (const status of [502, 503, 504]) {
      expect(isNobody({ text, detail: errors(['E17', text]) }, status)).toBe(false);
    }
  });

  test.each(['s:PNRNotFound', 's:Server.PNRNotFound', 'Client.PNR_NOT_FOUND'])(
    '%j as the code of the fault',
    (code) => {
      expect(isNobody({ code })).toBe(true);
    },
  );

  test.each(OTHER_TEXTS)('%j is something else', (text) => {
    expect(isNobody({ text })).toBe(false);
    expect(isNobody({ text, detail: errors(['E17', text]) })).toBe(false);
    expect(isNobody({ detail: `<reason>${text}</reason>` })).toBe(false);
  });

  test('a text without an end is something else', () => {
    expect(isNobody({ text: `${'x'.repeat(1_000_000)}: PNR not found` })).toBe(false);
  });

  test('an error that says something else goes before the fault string', () => {
    expect(isNobody({ text: 'PNR not found', detail: errors(['E17', 'The backend did not answer']) })).toBe(
      false,
    );
    expect(isNobody({ text: 'PNR not found', detail: errors(['E17', '']) })).toBe(true);
  });

  test('of several elements of the detail none is believed alone', () => {
    expect(isNobody({ detail: '<cache>PNR not found</cache><backend>timeout</backend>' })).toBe(false);
  });
});

test.each([400, 401, 403, 404, 429, 500, 502, 503, 504])(
  'a fault of HTTP %i that says nothing is an error',
  (status) => {
    expect(isNobody({ code: '', text: '' }, status)).toBe(false);
  },
);
