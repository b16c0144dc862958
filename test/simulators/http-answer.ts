import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

export type Headers = Readonly<Record<string, string>>;

export function sendJson(
  response: ServerResponse,
  status: number,
  body: object | string,
  headers: Headers = {},
): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  send(response, status, 'application/json; charset=utf-8', text, headers);
}

export function sendText(response: ServerResponse, status: number, text: string): void {
  send(response, status, 'text/plain; charset=utf-8', text);
}

export function sendHtml(
  response: ServerResponse,
  status: number,
  title: string,
  headers: Headers = {},
): void {
  const page = `<html><head><title>${title}</title></head></html>`;
  send(response, status, 'text/html; charset=utf-8', page, headers);
}

/** Promises the whole body and breaks the connection halfway through it. */
export function sendHalf(response: ServerResponse, body: object): void {
  const bytes = Buffer.from(JSON.stringify(body));
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.byteLength });
  response.write(bytes.subarray(0, bytes.byteLength / 2), () => response.socket?.destroy());
}

/** JSON that goes on until the other side has had enough. */
export function sendEndless(response: ServerResponse): void {
  const piece = Buffer.alloc(1_000_000, ' ');
  const more = () => {
    while (!response.destroyed && response.write(piece));
  };
  response.writeHead(200, { 'content-type': 'application/json' }).on('drain', more);
  more();
}

function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string,
  headers: Headers = {},
): void {
  response.writeHead(status, { 'content-type': contentType, ...headers }).end(body);
}

const LARGEST_BODY = 1_000_000;

/** The request's body as text in UTF-8. */
export async function readBody(request: IncomingMessage): Promise<string> {
  return (await readBytes(request)).toString('utf8');
}

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.byteLength;
    if (size > LARGEST_BODY) throw new Error('The body of the request is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Waits, but not for someone who has hung up. False when they have. */
export async function waitFor(milliseconds: number, response: ServerResponse): Promise<boolean> {
  const hungUp = new AbortController();
  response.once('close', () => hungUp.abort());
  await delay(milliseconds, undefined, { signal: hungUp.signal }).catch(() => undefined);
  return !hungUp.signal.aborted;
}
