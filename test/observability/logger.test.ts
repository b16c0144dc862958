import { describe, expect, test } from '@jest/globals';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import { createLogger } from '../../src/observability/logger.ts';

/** What is written by `log`, as it goes out. */
function written(log: (logger: Logger) => void): string {
  let output = '';
  const destination = { write: (line: string) => void (output += line) };
  log(createLogger({ LOG_LEVEL: 'trace', LOG_FORMAT: 'json' }, destination));
  return output;
}

const lineOf = (log: (logger: Logger) => void) => JSON.parse(written(log)) as Record<string, unknown>;

describe('the log blots out CPR numbers', () => {
  test.each([
    ['ten digits', 'no 0707614293 here', 'no [CPR number] here'],
    ['a hyphen', 'no 070761-4293 here', 'no [CPR number] here'],
    ['a blank', 'no 070761 4293 here', 'no [CPR number] here'],
    ['the start and the end', '0707614293', '[CPR number]'],
    ['the end of a line', 'one 0707614293\ntwo 070761-4293\n', 'one [CPR number]\ntwo [CPR number]\n'],
    ['quotes', 'cpr: "0707614293"', 'cpr: "[CPR number]"'],
    ['letters around it', 'query Look0707614293x', 'query Look[CPR number]x'],
    ['punctuation', '(0707614293), 0707614293.', '([CPR number]), [CPR number].'],
    [
      'a control character before it',
      '\u00000707614293 \u00100707614293',
      '\0[CPR number] \u0010[CPR number]',
    ],
    ['two in a row', '0707614293,0707614293', '[CPR number],[CPR number]'],
    ['a URL', '/graphql?cpr=0707614293&x=1', '/graphql?cpr=[CPR number]&x=1'],
  ])('with %s', (_where, message, expected) => {
    expect(lineOf((logger) => logger.info(message))['msg']).toBe(expected);
  });

  test('in fields, their names, and fields of fields', () => {
    const line = written((logger) =>
      logger.info({ cpr: '0707614293', list: [{ deep: '070761-4293' }], '0707614293': true }, 'x'),
    );

    expect(JSON.parse(line)).toMatchObject({
      cpr: '[CPR number]',
      list: [{ deep: '[CPR number]' }],
      '[CPR number]': true,
    });
  });

  test('in what a request brought, if it is logged by mistake', () => {
    const line = written((logger) =>
      logger.info({
        query: '{\n  citizen(cpr: "0707614293") { id }\n  citizens(cprs: ["070761-4293"]) { id }\n}',
        variables: { cpr: '0707614293', cprs: ['070761 4293'], number: 1111111118 },
      }),
    );

    expect(line).not.toMatch(/0707|4293|1111/);
    expect(JSON.parse(line)).toMatchObject({ variables: { cprs: ['[CPR number]'], number: '[CPR number]' } });
  });

  test('in the message, the stack and the cause of an error', () => {
    const line = written((logger) =>
      logger.error({ err: new Error('No 0707614293', { cause: new Error('nor 070761-4293') }) }, 'Failed'),
    );

    expect(line).toContain('Error: No [CPR number]\\n    at ');
    expect(line).toContain('nor [CPR number]');
    expect(line).not.toMatch(/0707|4293/);
  });

  test('in what a child logger was bound to', () => {
    expect(written((logger) => logger.child({ requestId: '0707614293' }).info('x'))).not.toContain('0707');
  });

  test('as a number of JSON, also without the zero it began with, and the line still is JSON', () => {
    expect(
      lineOf((logger) => logger.info({ a: 1234567890, b: [707614293], c: { d: -1234567890 } })),
    ).toMatchObject({
      a: '[CPR number]',
      b: ['[CPR number]'],
      c: { d: '[CPR number]' },
    });
  });

  test('in readable lines as in JSON', async () => {
    const destination = new PassThrough();
    const logger = createLogger({ LOG_LEVEL: 'info', LOG_FORMAT: 'pretty' }, destination);
    logger.info({ cpr: '0707614293', number: 707614293 }, 'Looked up 070761-4293');
    logger.error({ err: new Error('No 0707614293') }, 'Failed');
    await setImmediate();
    const output = String(destination.read());

    expect(output).toContain('Looked up [CPR number]');
    expect(output).toContain('Error: No [CPR number]');
    expect(output).not.toMatch(/0?70761|4293/);
  });
});

describe('the log leaves alone', () => {
  test.each([
    ['an instant', '2026-03-02T18:30:00.123Z'],
    ['an instant in short form', '20260302183000'],
    ['milliseconds since 1970', '1772476200123'],
    ['more than ten digits', '07076142930'],
    ['a UUID with digits where a CPR number could be', 'bd350589-5182-429f-80cc-6aa9ba713d74'],
    ['a UUID that ends in digits', 'bd350589-5182-429f-80cc-ab0707614293'],
    ['the id of a trace', '4bf92f0707614293a3ce929d0e0e4736'],
    ['the ids of a traceparent', '00-4bf92f3577b34da6a3ce929d0e0e4736-00f0671234567890-01'],
    ['a port and a version', '127.0.0.1:40000 24.21.0'],
  ])('%s', (_what, text) => {
    expect(lineOf((logger) => logger.info({ text, deep: { text } }, text))).toMatchObject({
      text,
      deep: { text },
      msg: text,
    });
  });

  test('numbers that are shorter or longer', () => {
    const numbers = { a: 12345678, b: 1772476200123, c: 0.1234567891, d: 24.5 };

    expect(lineOf((logger) => logger.info(numbers))).toMatchObject(numbers);
  });
});

test('a line is one object of JSON with level, time and message, and tells nothing of the machine', () => {
  expect(lineOf((logger) => logger.warn('Hello'))).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    msg: 'Hello',
  });
});

test('a line of megabytes is blotted too', () => {
  const line = written((logger) => logger.info({ body: `${'\\"x'.repeat(500_000)} 0707614293` }));

  expect(line).toContain('x [CPR number]"');
});
