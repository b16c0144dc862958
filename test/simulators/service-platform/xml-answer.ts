import type { ServerResponse } from 'node:http';

export const XML = 'text/xml; charset=utf-8';

/** What the service says, with its HTTP status. */
export type Answer = { readonly status: number; readonly xml: string };

/** Text goes out in UTF-8, bytes as they are. */
export function send(
  response: ServerResponse,
  status: number,
  body: string | Uint8Array,
  contentType = XML,
): void {
  const bytes = Buffer.from(body as string);
  response.writeHead(status, { 'content-type': contentType, 'content-length': bytes.byteLength }).end(bytes);
}
