import { describe, expect, test } from '@jest/globals';
import { lineWithoutCprNumbers } from '../../src/observability/blotting.ts';
import {
  finishedRequests,
  type FinishedRequest,
  type RequestId,
} from '../../src/observability/finished-request.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { logRequests, requestLine } from '../../src/observability/request-log.ts';

const SERVER = {};
const ANSWERED: FinishedRequest = {
  server: SERVER,
  requestId: 'router-7' as RequestId,
  method: 'POST',
  route: '/graphql',
  status: 200,
  milliseconds: 1.26,
  operation: 'Overview',
  operationType: 'query',
  codes: ['UPSTREAM_TIMEOUT', 'INVALID_CPR_NUMBER', 'UPSTREAM_TIMEOUT'],
  configuration: 'the "first"',
};
const TIME = '2026-11-21T18:00:00.000Z';
const parsed = (request: FinishedRequest) =>
  JSON.parse(requestLine(request, 'info', TIME)) as Record<string, unknown>;

describe('the line of a request', () => {
  test('tells how it was answered, each code once, and is JSON', () => {
    expect(parsed(ANSWERED)).toEqual({
      level: 'info',
      time: TIME,
      requestId: 'router-7',
      configuration: 'the "first"',
      method: 'POST',
      route: '/graphql',
      status: 200,
      milliseconds: 1.3,
      operation: 'Overview',
      codes: ['INVALID_CPR_NUMBER', 'UPSTREAM_TIMEOUT'],
      msg: 'Request',
    });
  });

  test('leaves out what there is nothing to tell of', () => {
    const line = { ...ANSWERED, route: null, operation: null, codes: [], configuration: null };
    expect(Object.keys(parsed(line))).toEqual(
      'level time requestId method route status milliseconds msg'.split(' '),
    );
  });

  test('repeats nothing that is not of the sets that its fields are taken from', () => {
    const line = requestLine(
      { ...ANSWERED, method: '0707614293', operation: 'Look0707614293', codes: ['0707614293'] },
      'info',
      TIME,
    );
    expect(line).not.toContain('0707');
    expect(lineWithoutCprNumbers(line)).toBe(line);
  });
});

describe('whoever logs requests', () => {
  const messageFor = (server: object, route: string | null = '/graphql') =>
    finishedRequests.publish({ ...ANSWERED, server, route });

  test('hears of those of its own server, at the level that they are told at, until it has enough', () => {
    const lines: string[] = [];
    const logger = createLogger(
      { LOG_LEVEL: 'info', LOG_FORMAT: 'json' },
      { write: (line) => lines.push(line) },
    );
    const stop = logRequests(logger, SERVER);
    messageFor(SERVER);
    messageFor({});
    messageFor(SERVER, '/livez');
    expect(lines).toHaveLength(1);

    stop();
    messageFor(SERVER);
    expect(lines).toHaveLength(1);
    expect(finishedRequests.hasSubscribers).toBe(false);
  });

  test('writes readable lines where the log is for people', () => {
    let text = '';
    const logger = createLogger(
      { LOG_LEVEL: 'info', LOG_FORMAT: 'pretty' },
      { write: (line) => void (text += line) },
    );
    const stop = logRequests(logger, SERVER);
    messageFor(SERVER);
    stop();
    expect(text).toContain('operation: ');
    expect(text).not.toContain('{');
  });
});
