import { unreadable } from './unreadable.ts';

/**
 * The text of an XML document in the encoding that it comes in: that of its byte order mark, of the charset beside its media type, or of its
 * own declaration, in this order (RFC 7303, section 3), else UTF-8.
 *
 * @throws ProviderError `UPSTREAM_INVALID_RESPONSE` for an encoding that is not known, and for bytes that are none of it
 */
export function decode(body: Uint8Array, contentType: string | null): string {
  const label = marked(body) ?? charsetOf(contentType) ?? declared(body) ?? 'utf-8';
  const decoder = decoderFor(label);
  try {
    return decoder.decode(body);
  } catch {
    throw unreadable('has bytes that its encoding does not allow');
  }
}

function decoderFor(label: string) {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw unreadable('is in an encoding that is not known');
  }
}

/** The decoder leaves the mark out. */
function marked([first, second, third]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return null;
}

const charsetOf = (contentType: string | null): string | null =>
  /;\s*charset\s*=\s*"?([^\s";]+)/i.exec(contentType ?? '')?.[1] ?? null;

/** The declaration is of ASCII characters in every encoding that an answer without a mark can be in. */
function declared(body: Uint8Array): string | null {
  const start = Buffer.from(body.buffer, body.byteOffset, Math.min(body.byteLength, 200)).toString('latin1');
  return /^<\?xml\s[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1] ?? null;
}
