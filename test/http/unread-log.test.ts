import { afterEach, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { ChildProcess } from 'node:child_process';
import { endOf, runMain, runNode } from './child-server.ts';

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

/** The server in a process of its own, whose log is read only until it listens. */
async function startUnread(): Promise<{ child: ChildProcess; origin: string }> {
  const child = runMain({ HOST: '127.0.0.1', PORT: '0', LOG_FORMAT: 'json' });
  running.push(child);
  child.stderr!.resume();
  let output = '';
  for (;;) {
    const [chunk] = (await once(child.stdout!, 'data')) as [Buffer];
    output += chunk.toString();
    const origin = /http:\/\/127\.0\.0\.1:\d+(?=\/graphql)/.exec(output)?.[0];
    if (origin !== undefined) {
      child.stdout!.pause();
      return { child, origin };
    }
  }
}

/** Asks for what there is not, one after the other on connections that stay open. Each leaves a line in the log. */
async function ask(origin: string, times: number): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const one = async () => {
    const sent = request(`${origin}/nowhere`, { agent }).end();
    const [response] = (await once(sent, 'response')) as [NodeJS.ReadableStream];
    await once(response.resume(), 'end');
  };
  await Promise.all(
    Array.from({ length: 20 }, async () => {
      for (let count = 0; count < times / 20; count += 1) await one();
    }),
  );
  agent.destroy();
}

/** More lines than the pipe and its reader's own buffer hold. */
const MANY = 8_000;

describe('a log that nobody reads', () => {
  test('does not hold up the server, nor its end', async () => {
    const { child, origin } = await startUnread();
    await ask(origin, MANY);

    expect((await fetch(`${origin}/livez`)).status).toBe(200);
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
  });

  test('is told what it has missed when it is read again', async () => {
    const { child, origin } = await startUnread();
    await ask(origin, MANY);
    const read = endOf(child);
    await ask(origin, 20);
    child.kill('SIGTERM');

    const lines = (await read).output
      .trim()
      .split('\n')
      // The first may have begun before.
      .slice(1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const missed = lines.find(({ dropped }) => dropped !== undefined);
    expect(missed).toMatchObject({ level: 'warn', dropped: expect.any(Number) });
    expect(lines.at(-1)).toMatchObject({ msg: 'Stopped' });
  });
});

test('a bug that nothing has caught ends the process after the lines before it, and shows no number', async () => {
  const program = `
    import { createLogger } from './src/observability/logger.ts';
    import { streamOf } from './src/observability/logger.ts';
    import { logCrashes } from './src/observability/log-crashes.ts';
    const logger = createLogger({ LOG_LEVEL: 'info', LOG_FORMAT: 'json' });
    logCrashes(logger);
    streamOf(logger).writeSoon('{"msg":"a request"}\\n');
    setTimeout(() => { throw new Error('No 0707614293'); });
  `;
  const { code, output, complaint } = await endOf(runNode(['--input-type=module', '--eval', program]));

  const lines = output.split('\n').slice(0, -1);
  expect(code).toBe(1);
  expect(JSON.parse(lines[0]!)).toEqual({ msg: 'a request' });
  expect(JSON.parse(lines[1]!)).toMatchObject({ level: 'fatal', err: { message: 'No [CPR number]' } });
  expect(output + complaint).not.toContain('0707614293');
});
