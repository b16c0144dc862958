import { describe, expect, test } from '@jest/globals';
import { LogOutput } from '../../src/observability/log-output.ts';
import { until } from '../until.ts';

/** What is on the other side of the log. While `room` is zero it takes nothing, as a full pipe. */
class Reader {
  text = '';
  room = Infinity;
  writes = 0;
  failure: NodeJS.ErrnoException | undefined;

  readonly take = (bytes: Uint8Array): number => {
    if (this.failure !== undefined) throw this.failure;
    if (this.room === 0) throw Object.assign(new Error('full'), { code: 'EAGAIN' });
    const taken = bytes.subarray(0, this.room);
    this.text += Buffer.from(taken).toString('latin1');
    this.room -= taken.length;
    this.writes += 1;
    return taken.length;
  };

  get lines(): string[] {
    return this.text.split('\n').slice(0, -1);
  }
}

function output() {
  const reader = new Reader();
  return { reader, log: new LogOutput(reader.take) };
}

describe('the output of the log', () => {
  test('hands out the lines of requests together, a moment later', async () => {
    const { reader, log } = output();
    for (const line of ['one\n', 'two\n', 'three\n']) log.writeSoon(line);

    expect(reader.text).toBe('');
    await until(() => reader.text !== '');
    expect(reader.lines).toEqual(['one', 'two', 'three']);
    expect(reader.writes).toBe(1);
  });

  test('hands them out before they are too many', () => {
    const { reader, log } = output();
    for (let count = 0; count < 1_000; count += 1) log.writeSoon(`${'x'.repeat(99)}\n`);

    expect(reader.lines.length).toBeGreaterThan(800);
    expect(reader.writes).toBeLessThan(10);
  });

  test('hands out any other line at once, with those before it', () => {
    const { reader, log } = output();
    log.writeSoon('a request\n');
    log.write('a warning\n');

    expect(reader.lines).toEqual(['a request', 'a warning']);
  });

  test('keeps what a slow reader does not take, and tears no line', async () => {
    const { reader, log } = output();
    reader.room = 7;
    log.write('first line\n');
    log.write('second line\n');
    expect(reader.text).toBe('first l');

    reader.room = Infinity;
    await until(() => log.kept === 0);
    expect(reader.lines).toEqual(['first line', 'second line']);
  });

  test('of a reader that does not read keeps a million characters, the oldest requests go, and that is told', async () => {
    const { reader, log } = output();
    reader.room = 0;
    log.write('{"a warning":1}\n');
    for (let count = 0; count < 30_000; count += 1) {
      log.writeSoon(`{"request":${count},"rest":"${'x'.repeat(70)}"}\n`);
      expect(log.kept).toBeLessThanOrEqual(1_000_000);
    }

    reader.room = Infinity;
    log.flush();
    const lines = reader.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    const requests = lines.filter((line) => 'request' in line);
    const told = lines.find((line) => 'dropped' in line);
    expect(lines[0]).toEqual({ 'a warning': 1 });
    expect(requests.at(-1)).toMatchObject({ request: 29_999 });
    expect(told).toMatchObject({ level: 'warn', dropped: 30_000 - requests.length });
    expect(told).toMatchObject({ dropped: expect.any(Number), msg: expect.stringMatching(/missing/) });
  });

  test('keeps no more than that of other lines either', () => {
    const { reader, log } = output();
    reader.room = 0;
    for (let count = 0; count < 300; count += 1) log.write(`${'x'.repeat(9_999)}\n`);

    expect(log.kept).toBeLessThanOrEqual(1_000_000);
  });

  test('is no error for the server when its reader has gone', () => {
    const { reader, log } = output();
    reader.failure = Object.assign(new Error('gone'), { code: 'EPIPE' });
    log.write('a line\n');
    log.writeSoon('another\n');

    expect(log.kept).toBe(0);
  });

  test('goes on after a failure that may pass, and tells that something is missing', () => {
    const { reader, log } = output();
    reader.failure = Object.assign(new Error('no space'), { code: 'ENOSPC' });
    log.write('lost\n');
    expect(log.kept).toBe(0);
    reader.failure = undefined;
    log.write('a line\n');

    expect(JSON.parse(reader.lines[0]!)).toMatchObject({ level: 'warn', dropped: 1 });
    expect(reader.lines[1]).toBe('a line');
  });

  test('at its end hands out what waits, and does not wait for whoever does not read', () => {
    const { reader, log } = output();
    log.writeSoon('the last\n');
    log.end();
    expect(reader.lines).toEqual(['the last']);

    reader.room = 0;
    log.write('nobody reads this\n');
    log.end();
    expect(reader.lines).toEqual(['the last']);
  });
});
