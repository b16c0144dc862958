import { X509Certificate, createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

/** The certificate that the client of a connection has shown, if the broker's authority has issued it. */
export function clientCertificate({ socket }: IncomingMessage): X509Certificate | null {
  if (!(socket instanceof TLSSocket) || !socket.authorized) return null;
  return socket.getPeerX509Certificate() ?? null;
}

/** As `x5t#S256` has it. */
export function certificateThumbprint(request: IncomingMessage): string | null {
  const certificate = clientCertificate(request);
  return certificate === null ? null : thumbprintOf(certificate);
}

export const thumbprintOf = (certificate: X509Certificate | string): string =>
  createHash('sha256')
    .update((typeof certificate === 'string' ? new X509Certificate(certificate) : certificate).raw)
    .digest('base64url');
