import { describe, expect, test } from '@jest/globals';
import { CprNumber } from '../../../../src/domain/cpr-number.ts';
import { serviceUuid } from '../../../../src/providers/service-platform/wire/contract.ts';
import {
  writeEnvelope,
  type CallerContext,
  type CallRecord,
  type LookupRequest,
} from '../../../../src/providers/service-platform/wire/envelope.ts';
import { ContractProblem, readMessage } from '../../../simulators/service-platform/contract.ts';

const NUMBER = '0101591234';
const MUNICIPALITY: CallerContext = { kind: 'authority', municipalityCvr: '12345678' };
const AGREEMENT: CallerContext = {
  kind: 'invocation',
  serviceAgreementUuid: 'AAAAAAAA-0000-4000-8000-000000000001',
  userSystemUuid: 'aaaaaaaa-0000-4000-8000-000000000002',
  userUuid: 'aaaaaaaa-0000-4000-8000-000000000003',
  serviceUuid: 'aaaaaaaa-0000-4000-8000-000000000004',
};
const SCHEMAS = 'http://serviceplatformen.dk/xml/schemas';

const envelope = (wish: Partial<LookupRequest>): string =>
  writeEnvelope({ version: 5, context: MUNICIPALITY, number: CprNumber.of(NUMBER), ...wish });

/** Reads an envelope as far as the contract of its version allows it. */
function readBack<T>(wish: Partial<LookupRequest>, read: Parameters<typeof readMessage<T>>[2]): T {
  const result = readMessage(Buffer.from(envelope(wish)), wish.version ?? 5, read);
  if (result instanceof ContractProblem) throw new Error(result.text);
  return result;
}

test('a municipality asks with its CVR number behind the name of the call', () => {
  expect(envelope({ callIdentifier: 'request-42' })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>' +
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
      '<p:PersonLookupRequest xmlns:p="http://serviceplatformen.dk/xml/wsdl/soap11/CPR/PersonBaseDataExtended/5/"' +
      ` xmlns:cpr="${SCHEMAS}/cpr/PNR/1/">` +
      `<call:CallContext xmlns:call="${SCHEMAS}/CallContext/1/">` +
      '<call:CallersServiceCallIdentifier>request-42</call:CallersServiceCallIdentifier></call:CallContext>' +
      `<auth:AuthorityContext xmlns:auth="${SCHEMAS}/AuthorityContext/1/">` +
      '<auth:MunicipalityCVR>12345678</auth:MunicipalityCVR></auth:AuthorityContext>' +
      '<cpr:PNR>0101591234</cpr:PNR>' +
      '</p:PersonLookupRequest></s:Body></s:Envelope>',
  );
});

test('an agreement asks with its UUIDs in small letters, and with the name of the call among them', () => {
  expect(envelope({ version: 4, context: AGREEMENT, callIdentifier: 'request-42' })).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>' +
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
      '<p:PersonLookupRequest xmlns:p="http://serviceplatformen.dk/xml/wsdl/soap11/CPR/PersonBaseDataExtended/4/"' +
      ` xmlns:cpr="${SCHEMAS}/cpr/PNR/1/">` +
      `<inv:InvocationContext xmlns:inv="${SCHEMAS}/InvocationContext/1/">` +
      '<inv:ServiceAgreementUUID>aaaaaaaa-0000-4000-8000-000000000001</inv:ServiceAgreementUUID>' +
      '<inv:UserSystemUUID>aaaaaaaa-0000-4000-8000-000000000002</inv:UserSystemUUID>' +
      '<inv:UserUUID>aaaaaaaa-0000-4000-8000-000000000003</inv:UserUUID>' +
      '<inv:ServiceUUID>aaaaaaaa-0000-4000-8000-000000000004</inv:ServiceUUID>' +
      '<inv:CallersServiceCallIdentifier>request-42</inv:CallersServiceCallIdentifier>' +
      '</inv:InvocationContext><cpr:PNR>0101591234</cpr:PNR>' +
      '</p:PersonLookupRequest></s:Body></s:Envelope>',
  );
});

test.each([
  ['in the context of the call, for a municipality', MUNICIPALITY, 'call:'],
  ['among the UUIDs of an agreement', AGREEMENT, 'inv:'],
])('for whom a call is made and who pays is told %s', (_where, context, prefix) => {
  const record = {
    onBehalfOfUser: 'Sagsbehandler & søn',
    callIdentifier: 'request-42',
    accountingInfo: 'Konto 7',
  };
  const inOrder = [
    `<${prefix}OnBehalfOfUser>Sagsbehandler &#38; søn</${prefix}OnBehalfOfUser>`,
    `<${prefix}CallersServiceCallIdentifier>request-42</${prefix}CallersServiceCallIdentifier>`,
    `<${prefix}AccountingInfo>Konto 7</${prefix}AccountingInfo>`,
  ];
  const written = envelope({ context, ...record });
  const places = inOrder.map((element) => written.indexOf(element));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(envelope({ context, accountingInfo: 'Konto 7' })).not.toMatch(/OnBehalfOf|CallIdentifier/);
});

test('a call without a name has no context of its own', () => {
  expect(envelope({})).not.toMatch(/CallContext|CallersServiceCallIdentifier/);
  expect(envelope({ context: AGREEMENT })).not.toMatch(/CallContext|CallersServiceCallIdentifier/);
});

describe.each([4, 5] as const)('in version %i', (version) => {
  test.each([
    ['authority', MUNICIPALITY],
    ['invocation', AGREEMENT],
  ] as const)('the contract allows the envelope with the context of the %s kind', (_kind, context) => {
    const number = (record: CallRecord) =>
      readBack(
        { version, context, ...record },
        (document) => document.get('//cpr:PNR', { cpr: `${SCHEMAS}/cpr/PNR/1/` })?.content,
      );
    expect(number({})).toBe(NUMBER);
    expect(number({ callIdentifier: 'r'.repeat(128) })).toBe(NUMBER);
    const longest = 'ø'.repeat(255);
    expect(number({ onBehalfOfUser: longest, callIdentifier: longest, accountingInfo: longest })).toBe(
      NUMBER,
    );
    expect(() => number({ onBehalfOfUser: `${longest}ø` })).toThrow('maxLength');
  });
});

test.each([
  ['what XML has a meaning for', `<a b="c">&amp;'d'</a>]]>`, `<a b="c">&amp;'d'</a>]]>`],
  ['letters beyond ASCII', 'rødgrød \u{1f980}', 'rødgrød \u{1f980}'],
  ['a carriage return, which a reader of XML would drop', 'a\r\nb', 'a\r\nb'],
  ['what XML can not hold', 'a\0b\ud800c\uffff', 'a\ufffdb\ufffdc\ufffd'],
])('a text comes back as it was: %s', (_what, callIdentifier, expected) => {
  for (const context of [MUNICIPALITY, AGREEMENT]) {
    const back = readBack({ context, callIdentifier }, (document) =>
      document.find('//*[local-name() = "CallersServiceCallIdentifier"]').map(({ content }) => content),
    );
    expect(back).toEqual([expected]);
  }
});

test('each version is a service of its own, with a UUID of its own', () => {
  expect(serviceUuid(4)).toBe('e6be2436-bf35-4df2-83fe-925142825dc2');
  expect(serviceUuid(5)).toBe('4925d7a0-1b5b-11ec-bdc6-b312b83236d4');
});
