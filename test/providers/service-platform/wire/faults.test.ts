import { describe, expect, test } from '@jest/globals';
import type { ProviderError } from '../../../../src/providers/provider-error.ts';
import type { Fault } from '../../../../src/providers/service-platform/wire/fault.ts';
import { httpFailure, readFault } from '../../../../src/providers/service-platform/wire/faults.ts';

const NO_HEADERS = {};
const fault = (wish: Partial<Fault>): Fault => ({
  code: null,
  text: null,
  actor: null,
  errors: [],
  details: [],
  ...wish,
});
const read = (wish: Partial<Fault>, status = 500, headers: Record<string, string> = NO_HEADERS) =>
  readFault(fault(wish), { status, headers });

const errorWith = (text: string) => ({ codes: [text], texts: [text] });

/** The fault as an error; a person who is not found fails the test. */
function errorOf(...wish: Parameters<typeof read>): ProviderError {
  const meaning = read(...wish);
  if (meaning === 'NOT_FOUND') throw new Error('The fault says that nobody was found');
  return meaning;
}

describe("the fault's code tells whose failure it is", () => {
  test.each([
    ['Client', 'UPSTREAM_BAD_REQUEST'],
    ['s:Client', 'UPSTREAM_BAD_REQUEST'],
    ['soap:Client', 'UPSTREAM_BAD_REQUEST'],
    ['s:Client.Validation.Schema', 'UPSTREAM_BAD_REQUEST'],
    ['s:Client.AuthenticationData', 'UPSTREAM_BAD_REQUEST'],
    ['s:VersionMismatch', 'UPSTREAM_BAD_REQUEST'],
    ['s:MustUnderstand', 'UPSTREAM_BAD_REQUEST'],
    ['s:Client.Authentication', 'UPSTREAM_UNAUTHORIZED'],
    ['s:Server', 'UPSTREAM_UNAVAILABLE'],
    ['s:Server.Busy', 'UPSTREAM_UNAVAILABLE'],
  ])('%j', (code, expected) => {
    for (const status of [200, 400, 500]) expect(errorOf({ code }, status).code).toBe(expected);
  });

  test.each([
    [200, 'UPSTREAM_UNAVAILABLE'],
    [302, 'UPSTREAM_UNAVAILABLE'],
    [400, 'UPSTREAM_BAD_REQUEST'],
    [401, 'UPSTREAM_UNAUTHORIZED'],
    [403, 'UPSTREAM_FORBIDDEN'],
    [429, 'UPSTREAM_RATE_LIMITED'],
    [500, 'UPSTREAM_UNAVAILABLE'],
    [504, 'UPSTREAM_TIMEOUT'],
  ])('one that is not known leaves it to HTTP status %i', (status, expected) => {
    for (const code of [null, '', 's:Sender', 'Clients', 'client']) {
      expect(errorOf({ code }, status).code).toBe(expected);
    }
  });

  test('and the platform may ask to be left alone for a while', () => {
    expect(errorOf({ code: 's:Server' }, 503, { 'retry-after': '7' }).retryAfter).toBe(7_000);
    expect(errorOf({ code: 's:Server' }, 503).retryAfter).toBeNull();
  });
});

describe('an operator reads', () => {
  test('the codes, and what to look at', () => {
    const { advice } = errorOf({
      code: 's:Client',
      errors: [errorWith('AgreementNotApproved'), errorWith('Access.Denied')],
    });
    expect(advice).toMatch(
      /^Service Platform answered HTTP 500 with a fault: Client, AgreementNotApproved, Access\.Denied\. /,
    );
    expect(advice).toMatch(/agreement is approved.*environment.*version.*CVR.*certificate/);
  });

  test('that of an outage of the platform where it is told, and when it is maintained', () => {
    expect(errorOf({ code: 's:Server' }).advice).toMatch(/driftstatus\.kombit\.dk.*Saturdays/);
  });

  test.each([
    ['a number', '0101591234'],
    ['a code with a number', 'Failed0101591234'],
    ['a number behind a blank', 'Failed 0101591234'],
    ['a sentence', 'Jens Hansen was refused'],
    ['a name with other letters', 'Søren'],
    ['a text without an end', 'a'.repeat(65)],
    ['markup', '<b>Hansen</b>'],
  ])('of the fault nothing that is no plain word: not %s', (_what, text) => {
    const error = errorOf({ code: text, text, actor: text, errors: [errorWith(text)], details: [text] });
    expect(error.advice).toMatch(/with a fault of no known form\. /);
    expect(JSON.stringify([error, error.message, error.stack, error.advice])).not.toContain(text);
    expect(error.cause).toBeUndefined();
  });

  test('no text of the fault, however plain', () => {
    const error = errorOf({ code: 's:Server', text: 'Hansen', actor: 'Hansen', details: ['Hansen'] });
    expect(JSON.stringify([error, error.message, error.stack, error.advice])).not.toContain('Hansen');
  });
});

test.each([
  [204, 'UPSTREAM_INVALID_RESPONSE', /address/],
  [302, 'UPSTREAM_INVALID_RESPONSE', /address/],
  [400, 'UPSTREAM_BAD_REQUEST', /agreement/],
  [401, 'UPSTREAM_UNAUTHORIZED', /agreement.*certificate/],
  [403, 'UPSTREAM_FORBIDDEN', /agreement.*certificate/],
  [404, 'UPSTREAM_ADDRESS_NOT_FOUND', /version/],
  [408, 'UPSTREAM_TIMEOUT', /driftstatus/],
  [429, 'UPSTREAM_RATE_LIMITED', /concurrency/],
  [500, 'UPSTREAM_UNAVAILABLE', /driftstatus/],
  [503, 'UPSTREAM_UNAVAILABLE', /driftstatus/],
  [504, 'UPSTREAM_TIMEOUT', /driftstatus/],
])('HTTP %i without a fault is %s', (status, code, advice) => {
  const error = httpFailure({ status, headers: { 'retry-after': '3' } });
  expect(error).toMatchObject({ code, retryAfter: 3_000, advice: expect.stringMatching(advice) });
  expect(error.advice).toContain(`HTTP ${status} without a fault`);
});
