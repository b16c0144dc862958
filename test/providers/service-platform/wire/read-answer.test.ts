import { describe, expect, test } from '@jest/globals';
import { ProviderError } from '../../../../src/providers/provider-error.ts';
import { readAnswer } from '../../../../src/providers/service-platform/wire/read-answer.ts';
import { FULL_ANSWER } from '../full-answer.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'utf8');

const NAMESPACE = 'http://serviceplatformen.dk/xml/wsdl/soap11/CPR/PersonBaseDataExtended/5/';
const envelope = (body: string, head = ''): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/">${head}<s:Body>${body}</s:Body></s:Envelope>`;
const withName = (name: string): string =>
  envelope(
    `<PersonLookupResponse xmlns="${NAMESPACE}"><persondata><navn><fornavn>${name}</fornavn></navn></persondata></PersonLookupResponse>`,
  );

/** The given name in an answer. */
function nameIn(body: Uint8Array, contentType: string | null = null): string | null {
  const answer = readAnswer(body, contentType, 5);
  if (answer.kind !== 'person') throw new Error('a fault');
  return answer.response.one('persondata')?.one('navn')?.text('fornavn') ?? null;
}

function refusal(read: () => unknown): ProviderError {
  try {
    read();
  } catch (error) {
    if (error instanceof ProviderError) return error;
    throw error;
  }
  throw new Error('It was read');
}

describe('the encoding of an answer', () => {
  test('is UTF-8 where nothing is said', () => {
    expect(nameIn(bytes(withName('Søren')))).toBe('Søren');
  });

  test('is the one that the document declares', () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${withName('Søren')}`;
    expect(nameIn(Buffer.from(text, 'latin1'), 'text/xml')).toBe('Søren');
  });

  test('is that of the charset beside the media type, before the declaration', () => {
    const text = `<?xml version="1.0" encoding="ISO-8859-1"?>${withName('Søren')}`;
    expect(nameIn(bytes(text), 'text/xml; charset="UTF-8"')).toBe('Søren');
  });

  test('is that of the byte order mark, before everything else', () => {
    const text = `<?xml version="1.0" encoding="UTF-16"?>${withName('Søren')}`;
    expect(nameIn(Buffer.from(`\uFEFF${text}`, 'utf16le'), 'text/xml; charset=utf-8')).toBe('Søren');
    expect(nameIn(bytes(`\uFEFF${withName('Søren')}`), 'text/xml; charset=iso-8859-1')).toBe('Søren');
  });

  test.each([
    ['one that nobody knows', bytes(withName('Soren')), 'text/xml; charset=klingon'],
    [
      'another one than the bytes are of',
      Buffer.from(withName('Søren'), 'latin1'),
      'text/xml; charset=utf-8',
    ],
  ])('that is %s makes it unreadable', (_what, body, contentType) => {
    expect(refusal(() => nameIn(body, contentType)).code).toBe('UPSTREAM_INVALID_RESPONSE');
  });
});

describe('an answer', () => {
  test('may have headers, comments, other prefixes and sections', () => {
    const body = `<x:PersonLookupResponse xmlns:x="${NAMESPACE}"><!-- c --><x:persondata>
      <x:navn><x:fornavn><![CDATA[Jens ]]>&amp; Søn</x:fornavn></x:navn></x:persondata></x:PersonLookupResponse>`;
    const head = '<s:Header><w:Security xmlns:w="urn:w"><w:Token>t</w:Token></w:Security></s:Header>';
    expect(nameIn(bytes(envelope(body, head)))).toBe('Jens & Søn');
  });

  test('may have elements that the contract does not have', () => {
    const body = `<PersonLookupResponse xmlns="${NAMESPACE}"><nyt><fornavn>x</fornavn></nyt><persondata><navn><nyt/><fornavn>Jens</fornavn></navn></persondata></PersonLookupResponse>`;
    expect(nameIn(bytes(envelope(body)))).toBe('Jens');
  });

  test('may have elements and attributes of another namespace: they are left out, with all that is in them', () => {
    const body = `<PersonLookupResponse xmlns="${NAMESPACE}" xmlns:x="urn:other" x:signed="yes">
      <x:head><p:persondata xmlns:p="${NAMESPACE}"><p:navn><p:fornavn>Hans</p:fornavn></p:navn></p:persondata></x:head>
      <persondata x:part="1"><x:navn/><navn><fornavn x:checked="yes">Je<x:mark>?<x:by>!</x:by></x:mark>ns</fornavn></navn></persondata>
      <x:tail/></PersonLookupResponse>`;
    expect(nameIn(bytes(envelope(body)))).toBe('Jens');
  });

  test('that is a fault gives its texts and its errors, and what else stands in the detail', () => {
    const fault = `<s:Fault><faultcode>\n s:Server </faultcode><faultstring> PNR not found </faultstring><faultactor/><detail>
      <f:ServiceplatformFault xmlns:f="http://serviceplatformen.dk/xml/schemas/ServiceplatformFault/1/"><f:ErrorList>
      <f:Error><f:ErrorCode>PNRNotFound</f:ErrorCode><f:ErrorText>one</f:ErrorText></f:Error>
      <f:Error><f:ErrorCode>Other</f:ErrorCode><f:ErrorText/></f:Error>
      </f:ErrorList></f:ServiceplatformFault><trace xmlns="urn:other">a<faultstring>b</faultstring></trace></detail></s:Fault>`;
    expect(readAnswer(bytes(envelope(fault)), null, 5)).toEqual({
      kind: 'fault',
      fault: {
        code: 's:Server',
        text: 'PNR not found',
        actor: null,
        errors: [
          { codes: ['PNRNotFound'], texts: ['one'] },
          { codes: ['Other'], texts: [] },
        ],
        details: ['a', 'b'],
      },
    });
  });

  test.each([
    ['nothing', ''],
    ['no XML', 'Service unavailable'],
    ['a page', '<!DOCTYPE html><html><body>Log in</body></html>'],
    ['another document', '<html/>'],
    ['cut off', FULL_ANSWER.slice(0, 5_000)],
    [
      'an envelope of SOAP 1.2',
      FULL_ANSWER.replaceAll(
        'http://schemas.xmlsoap.org/soap/envelope/',
        'http://www.w3.org/2003/05/soap-envelope',
      ),
    ],
    ['an envelope without a body', '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"/>'],
    ['a body without anything', envelope('')],
    ['a body with two things', envelope(`<PersonLookupResponse xmlns="${NAMESPACE}"/>`.repeat(2))],
    ['something else in the body', envelope(`<Other xmlns="${NAMESPACE}"/>`)],
    ['the other version', FULL_ANSWER.replaceAll('Extended/5/', 'Extended/4/')],
    ['a document type', `<!DOCTYPE a>${envelope('')}`],
    ['entities that grow', `<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]>${withName('&c;')}`],
    [
      'an entity from elsewhere',
      `<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>${withName('&b;')}`,
    ],
    ['elements without end', envelope(`<PersonLookupResponse xmlns="${NAMESPACE}">${'<a>'.repeat(100_000)}`)],
    [
      'elements of another namespace without end',
      envelope(`<PersonLookupResponse xmlns="${NAMESPACE}"><a xmlns="urn:other">${'<a>'.repeat(100_000)}`),
    ],
  ])('that is %s is refused, and nothing of it is repeated', (_what, text) => {
    const error = refusal(() => readAnswer(bytes(text), 'text/xml', 5));
    expect(error.code).toBe('UPSTREAM_INVALID_RESPONSE');
    expect(error.message).toMatch(/^Service Platform's answer (is|has|says) [\w .-]+\.$/);
    expect(error.cause).toBeUndefined();
  });
});

describe('an element', () => {
  const persondata = (content: string) => {
    const body = `<PersonLookupResponse xmlns="${NAMESPACE}"><persondata>${content}</persondata></PersonLookupResponse>`;
    const answer = readAnswer(bytes(envelope(body)), null, 5);
    if (answer.kind !== 'person') throw new Error('a fault');
    return answer.response.one('persondata')!;
  };

  test('is told without the blanks around it, and not at all when it has nothing else', () => {
    const person = persondata('<a>\n  017A </a><b> </b><c/>');
    expect(['a', 'b', 'c', 'd'].map((name) => person.text(name))).toEqual(['017A', null, null, null]);
  });

  test('is uncertain with any mark, and certain without one', () => {
    const person = persondata(
      '<a><dato>1999-01-01+01:00</dato><usikkerhedsmarkering>*</usikkerhedsmarkering></a><b><dato>1999-01-01+01:00</dato><usikkerhedsmarkering> </usikkerhedsmarkering></b><c/>',
    );
    expect(['a', 'b', 'c'].map((name) => person.uncertainDay(name))).toEqual([
      { day: '1999-01-01', uncertain: true },
      { day: '1999-01-01', uncertain: false },
      { day: null, uncertain: null },
    ]);
  });

  test.each(['4', '+4', '004', ' 4\n', '+0004', `${'0'.repeat(100)}4`])(
    '%j is the number 4, as a count and as a code',
    (text) => {
      const person = persondata(`<a>${text}</a>`);
      expect([person.count('a'), person.code('a', 4), person.listedCode('a')]).toEqual([4, '0004', '4']);
    },
  );

  test.each(['0', '-0', '+0', '-00', '000'])('%j is the number 0', (text) => {
    const person = persondata(`<a>${text}</a>`);
    expect([person.count('a'), person.code('a', 4), person.listedCode('a')]).toEqual([0, '0000', '0']);
  });

  test.each(['true', '1', ' true ', '\n1'])('%j is true', (text) => {
    expect(persondata(`<a>${text}</a>`).flag('a')).toBe(true);
  });

  test.each(['false', '0', ' 0\t'])('%j is false', (text) => {
    expect(persondata(`<a>${text}</a>`).flag('a')).toBe(false);
  });

  test('keeps the blanks, tabs and line ends that a text has inside', () => {
    expect(persondata('<a> Ved\n\tÅen  2 </a>').text('a')).toBe('Ved\n\tÅen  2');
  });

  test('is a list of one, of many and of none alike', () => {
    const person = persondata('<a>1</a><b>1</b><b>2</b>');
    expect(['a', 'b', 'c'].map((name) => person.all(name).length)).toEqual([1, 2, 0]);
  });

  test.each([
    ['a word for a day', 'Jensen', 'day'],
    ['a word for a flag', 'maybe', 'flag'],
    ['a word for a count', 'many', 'count'],
    ['less than nothing for a count', '-1', 'count'],
    ['more than can be counted', '1000000000', 'count'],
    ['a fraction for a code', '1.5', 'code'],
    ['elements for a text', '<b>Jensen</b>', 'text'],
    ['two where one may be', 'Jensen</a><a>Hansen', 'text'],
  ] as const)('that holds %s is named, and its value is not', (_what, content, read) => {
    const person = persondata(`<a>${content}</a>`);
    const error = refusal(() => (read === 'code' ? person.code('a', 4) : person[read]('a')));
    expect(error.code).toBe('UPSTREAM_INVALID_RESPONSE');
    expect(error.message).toMatch(/^In Service Platform's answer "PersonLookupResponse\.persondata\.a" is/);
    expect(error.message).not.toMatch(/Jensen|Hansen|1999|many|maybe|1\.5/);
  });
});
