import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { BadRequest, SentRequest } from '../graphql/bad-requests.ts';
import type { ChildServer } from './child-server.ts';

/** One answer, without the data in it: an answer may be a hundred megabytes. */
export type ShortAnswer = {
  readonly status: number;
  /** Of the errors where there is no data; empty for an answer with data. */
  readonly codes: readonly string[];
  readonly bytes: number;
  readonly milliseconds: number;
};

export type Outcome = {
  /** What became of it, in order; less than were asked for where the server died. */
  readonly answers: readonly ShortAnswer[];
  /** How long the slowest answer of `/livez` took in the meantime, in milliseconds; Infinity where one failed. */
  readonly slowestLivez: number;
  readonly isAlive: boolean;
  /** What the process held at the most since it started, in megabytes; null where the platform does not tell. */
  readonly peak: number | null;
};

/** The heap of the server that gets them, in megabytes. */
export const HEAP = 512;
export const SMALL_HEAP = { NODE_OPTIONS: `--max-old-space-size=${HEAP}`, REQUEST_TIMEOUT_MS: '60000' };

/** Sends a bad request to a server in a process of its own, and asks `/livez` all the while. */
export async function sendBadRequest({ requests }: BadRequest, server: ChildServer): Promise<Outcome> {
  const answers: ShortAnswer[] = [];
  const pulse = takePulse(server.origin);
  let isAlive = true;
  try {
    for (const one of requests) answers.push(...(await send(one, server.origin)));
  } catch {
    // Its connections end before the process does. One that only cut the connection lives on, with an answer too few.
    const ended = server.ended.then(() => false);
    isAlive = await Promise.race([ended, wait(2_000, true)]);
  }
  const slowestLivez = await pulse.stop();
  return { answers, slowestLivez, isAlive, peak: await peakOf(server.child.pid) };
}

async function send(sent: SentRequest, origin: string): Promise<ShortAnswer[]> {
  const start = performance.now();
  if ('query' in sent) {
    const { status, text, bytes } = await post(`${origin}/graphql`, JSON.stringify(sent));
    return [{ status, codes: codesIn(text), bytes, milliseconds: performance.now() - start }];
  }
  const statuses = await pipeline(sent.bytes, sent.answers, origin);
  const milliseconds = performance.now() - start;
  return statuses.map((status) => ({ status, codes: [], bytes: 0, milliseconds }));
}

/** What of an answer is kept: enough for every refusal. */
const KEPT = 100_000;

async function post(url: string, body: string): Promise<{ status: number; text: string; bytes: number }> {
  const sending = request(url, {
    method: 'POST',
    agent: new Agent({ keepAlive: false }),
    headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
  });
  sending.end(body);
  const [answer] = (await once(sending, 'response')) as [AsyncIterable<Buffer> & { statusCode: number }];
  let text = '';
  let bytes = 0;
  for await (const chunk of answer) {
    bytes += chunk.length;
    if (text.length < KEPT) text += chunk.toString();
  }
  return { status: answer.statusCode, text, bytes };
}

function codesIn(text: string): string[] {
  if (text.length >= KEPT) return [];
  const { data, errors = [] } = JSON.parse(text) as {
    data?: unknown;
    errors?: { extensions: { code: string } }[];
  };
  return data ? [] : errors.map(({ extensions }) => extensions.code);
}

/** The statuses of answers without a body, to requests that are all sent at once. */
async function pipeline(bytes: string, count: number, origin: string): Promise<number[]> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.write(bytes);
  let text = '';
  for await (const chunk of socket.setEncoding('utf8') as AsyncIterable<string>) {
    text += chunk;
    if (text.split('\r\n\r\n').length > count) break;
  }
  return [...text.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, status]) => Number(status));
}

function takePulse(origin: string) {
  let slowest = 0;
  const end = new AbortController();
  const taking = (async () => {
    while (!end.signal.aborted) {
      const start = performance.now();
      const isWell = await fetch(`${origin}/livez`, { headers: { connection: 'close' } }).then(
        ({ ok }) => ok,
        () => false,
      );
      slowest = Math.max(slowest, isWell ? performance.now() - start : Infinity);
      await wait(20);
    }
  })();
  return {
    async stop(): Promise<number> {
      end.abort();
      await taking;
      return slowest;
    },
  };
}

async function peakOf(pid: number | undefined): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return kilobytes === undefined ? null : Math.round(Number(kilobytes) / 1024);
}
