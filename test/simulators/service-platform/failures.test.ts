import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { XmlElement } from 'libxml2-wasm';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { isSlow, reservedFailure } from '../../../src/providers/fake/reserved-failures.ts';
import { until } from '../../until.ts';
import { ContractProblem, readMessage } from './contract.ts';
import { RESERVED_NUMBERS } from './reserved-numbers.ts';
import type { ServiceFailure } from './service-failures.ts';
import { messageNamespace } from './service-version.ts';
import { lookUp, type Reply } from './simulator-client.ts';
import { startServicePlatformSimulator, type ServicePlatformSimulator } from './start-simulator.ts';

const NUMBER = '0101650049';

let simulator: ServicePlatformSimulator;
beforeAll(async () => {
  simulator = await startServicePlatformSimulator();
});
afterAll(() => simulator.stop());

const ask = (number = NUMBER, version: 4 | 5 = 5): Promise<Reply> => lookUp(simulator, number, { version });

function failing(kind: ServiceFailure): Promise<Reply> {
  simulator.fail({ kind });
  return ask();
}

/** Everything that the elements of an answer say, in the order of the answer. */
function textsIn({ bytes }: Reply): readonly string[] | ContractProblem {
  return readMessage(bytes, 5, (document) =>
    document.find('//*[not(*)]').map((leaf) => `${(leaf as XmlElement).name}: ${leaf.content}`),
  );
}

describe('on demand the service answers with HTTP status', () => {
  test.each([401, 403, 404, 429, 503, 504] as const)('%i, and a page', async (status) => {
    expect(await failing(`status-${status}`)).toMatchObject({
      status,
      headers: { 'content-type': expect.stringContaining('text/html') },
      text: expect.stringContaining('<html>'),
    });
  });

  test('429 with Retry-After', async () => {
    simulator.fail({ kind: 'status-429', retryAfter: 7 });
    expect(await ask()).toMatchObject({ status: 429, headers: { 'retry-after': '7' } });
  });

  test('200, and a page or nothing at all', async () => {
    expect(await failing('not-xml')).toMatchObject({ status: 200, text: expect.stringContaining('<html>') });
    expect(await failing('empty')).toMatchObject({ status: 200, text: '' });
  });

  test('and body of the plan', async () => {
    const answer = { status: 202, body: '<a/>', contentType: 'application/xml' };
    simulator.fail({ kind: 'answer', answer });
    expect(await ask()).toMatchObject({
      status: 202,
      text: '<a/>',
      headers: { 'content-type': 'application/xml' },
    });
  });
});

describe('on demand the service answers a fault of status 500', () => {
  test.each([
    ['fault-server', 's:Server'],
    ['fault-client', 's:Client'],
  ] as const)('%s', async (kind, code) => {
    const reply = await failing(kind);
    expect(reply).toMatchObject({
      status: 500,
      text: expect.stringContaining(`<faultcode>${code}</faultcode>`),
    });
    expect(textsIn(reply)).not.toBeInstanceOf(ContractProblem);
    expect(reply.text).not.toContain(NUMBER);
  });

  test('that says the number and the name', async () => {
    expect((await failing('fault-echo')).text).toContain(`${NUMBER} (Jørgen Jensen)`);
  });
});

describe('on demand the service writes the right answer otherwise', () => {
  test.each(['latin1', 'utf16', 'cdata', 'prefixed'] as const)('%s', async (kind) => {
    const plain = await ask();
    const otherwise = await failing(kind);
    expect(otherwise).toMatchObject({ status: 200 });
    expect(otherwise.bytes.equals(plain.bytes)).toBe(false);
    expect(textsIn(plain)).toEqual(expect.arrayContaining([expect.stringContaining('Jørgen')]));
    expect(textsIn(otherwise)).toEqual(textsIn(plain));
  });

  test.each(['latin1', 'utf16le'] as const)(
    'in %s, told by the document and not by the content type',
    async (encoding) => {
      const { bytes, headers } = await failing(encoding === 'latin1' ? 'latin1' : 'utf16');
      expect(headers['content-type']).toBe('text/xml');
      expect(bytes.includes(Buffer.from('Jørgen', encoding))).toBe(true);
    },
  );
});

describe('on demand the service answers XML that is broken or dangerous', () => {
  test.each([
    ['truncated', /expected '>'|mismatch|Premature/],
    ['bad-utf8', /Invalid bytes/],
    ['doctype', /document type/],
    ['entity-bomb', /amplification/],
    ['external-entity', /document type/],
    ['undefined-entity', /not defined/],
    ['two-roots', /Extra content/],
    ['deep', /Excessive depth/],
    ['soap12', /soap-envelope/],
    ['wrong-namespace', /Extended\/4/],
  ] as const)('%s', async (kind, problem) => {
    const reply = await failing(kind);
    expect(reply.status).toBe(200);
    const found = textsIn(reply);
    expect(found instanceof ContractProblem && found.text).toMatch(problem);
  });

  test('wrong-namespace of version 4 too', async () => {
    simulator.fail({ kind: 'wrong-namespace' });
    expect((await ask(NUMBER, 4)).text).toContain(messageNamespace(5));
  });

  test('a hundred thousand elements deep', async () => {
    expect((await failing('deep')).text.split('<dyb>')).toHaveLength(100_001);
  });

  test('fifty megabytes long', async () => {
    expect((await failing('huge')).bytes.byteLength).toBeGreaterThan(50_000_000);
  });
});

describe('on demand the service answers', () => {
  test('without data of the person', async () => {
    const { status, text } = await failing('without-persondata');
    expect(status).toBe(200);
    expect(text).not.toContain('persondata');
    expect(text).toContain('<adresse>');
  });

  test('another person, whoever is asked for', async () => {
    for (const number of [NUMBER, '0707614293']) {
      simulator.fail({ kind: 'other-person' });
      const { text } = await ask(number);
      const told = /<personnummer>(\d{10})</.exec(text)?.[1];
      expect(told).toMatch(/^\d{10}$/);
      expect(told).not.toBe(number);
    }
  });

  test('late', async () => {
    simulator.fail({ kind: 'slow', milliseconds: 100 });
    const asked = performance.now();
    expect(await ask()).toMatchObject({ status: 200 });
    expect(performance.now() - asked).toBeGreaterThanOrEqual(99);
  });

  test('by breaking the connection', async () => {
    await expect(failing('reset')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });

  test('half, and then nothing, for as long as the caller waits', async () => {
    const other = await startServicePlatformSimulator();
    other.fail({ kind: 'hang' });
    const outcome = lookUp(other, NUMBER).then(
      () => 'answered',
      (error: { code: string }) => error.code,
    );
    await until(() => other.load.now === 1);
    const first = await Promise.race([outcome, pause(100, 'nothing yet')]);
    const underWay = { ...other.load };
    await other.stop();
    expect([first, await outcome]).toEqual(['nothing yet', 'ECONNRESET']);
    expect([underWay, other.load]).toEqual([
      { now: 1, most: 1, hungUp: 0 },
      { now: 0, most: 1, hungUp: 1 },
    ]);
  });
});

describe('a planned failure', () => {
  test('hits as many requests as planned, then the service is well again', async () => {
    simulator.fail({ kind: 'status-503', next: 2 });
    const statuses = [(await ask()).status, (await ask()).status, (await ask()).status];
    expect(statuses).toEqual([503, 503, 200]);
  });

  test('for a number hits only requests that ask for it', async () => {
    simulator.fail({ kind: 'status-503', forNumber: '0101015084' });
    const statuses = [
      (await ask()).status,
      (await ask('0101015084')).status,
      (await ask('0101015084')).status,
    ];
    expect(statuses).toEqual([200, 503, 200]);
  });
});

test('the reserved numbers are those of the Fake provider, and fail every time', async () => {
  for (const { forNumber = '' } of RESERVED_NUMBERS) {
    const cpr = CprNumber.of(forNumber);
    expect(reservedFailure(cpr) !== null || isSlow(cpr)).toBe(true);
  }
  expect([(await ask('0101585503')).status, (await ask('0101585503')).status]).toEqual([503, 503]);
});
