import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';

/** By connection: all its requests have the same. */
const thumbprints = new WeakMap<Socket, string | null>();

/**
 * SHA-256 of the certificate that the client of a request has shown, in base64url: `x5t#S256` of RFC 8705. Null where there is none, or none
 * from an authority that clients' certificates are taken from.
 */
export function certificateOf({ socket }: IncomingMessage): string | null {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return null;
  let thumbprint = thumbprints.get(socket);
  if (thumbprint === undefined) {
    thumbprint = thumbprintOf(socket);
    thumbprints.set(socket, thumbprint);
  }
  return thumbprint;
}

function thumbprintOf(socket: TLSSocket): string | null {
  const certificate = socket.getPeerX509Certificate();
  return certificate === undefined ? null : createHash('sha256').update(certificate.raw).digest('base64url');
}
