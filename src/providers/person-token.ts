import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { PersonKey } from '../domain/citizen.ts';
import { CprNumber } from '../domain/cpr-number.ts';

/**
 * Opaque ids for people, where the source has none or must not show its own: the same text for the same person on every replica and for
 * ever, readable again only under the deployment's keys, and refused when a single bit of it is changed.
 */
export type PersonTokens = {
  /** Wraps what names the person at the source (up to some hundred characters). */
  wrap(name: string): string;
  /** What {@link wrap} was given, or null for a text that these keys and this purpose never gave out. */
  unwrap(token: string): string | null;
};

/** The purpose of the ids of private citizens. */
export const PRIVATE_CITIZEN = 'private-citizen';
/** The purpose of the ids of citizens, where the source has none of its own. */
export const CITIZEN = 'citizen';

const IV_BYTES = 16;

/**
 * Tokens for one purpose; another purpose's tokens are not understood. Synthetic initialization vector: a MAC of the plain text is both
 * the vector of the cipher and the proof of authenticity, so no randomness is needed (the construction of RFC 5297, with HMAC-SHA-256
 * for CMAC).
 *
 * @param keys at least 32 secret bytes each. The first makes tokens; those that the others made are understood too
 * @param purpose a fixed label such as `private-citizen`
 */
export function createPersonTokens(
  keys: Uint8Array | readonly [Uint8Array, ...Uint8Array[]],
  purpose: string,
): PersonTokens {
  const [key, ...previousKeys] = keys instanceof Uint8Array ? [keys] : keys;
  const present = tokensUnder(key, purpose);
  const all = [present, ...previousKeys.map((previous) => tokensUnder(previous, purpose))];
  return {
    wrap: present.wrap,
    unwrap(token) {
      for (const { unwrap } of all) {
        const name = unwrap(token);
        if (name !== null) return name;
      }
      return null;
    },
  };
}

/** Tokens under the keys that settings give, in hexadecimal. */
export function personTokensOf(
  {
    idKey,
    previousIdKeys = [],
  }: { readonly idKey: string; readonly previousIdKeys?: readonly string[] | undefined },
  purpose: string,
): PersonTokens {
  const bytes = (key: string) => Buffer.from(key, 'hex');
  return createPersonTokens([bytes(idKey), ...previousIdKeys.map(bytes)], purpose);
}

/** The number that a key names, where ids are tokens around a number; null for an id that is no such token. */
export function numberBehind(key: PersonKey, tokens: PersonTokens): CprNumber | null {
  if (key.cpr !== undefined) return key.cpr;
  const number = CprNumber.parse(tokens.unwrap(key.id));
  return number instanceof CprNumber ? number : null;
}

function tokensUnder(key: Uint8Array, purpose: string): PersonTokens {
  if (key.byteLength < 32) throw new Error('The key for person ids must have at least 32 bytes');
  const macKey = derive(key, `${purpose} mac`);
  const cipherKey = derive(key, `${purpose} cipher`);
  const vectorFor = (text: Buffer) =>
    createHmac('sha256', macKey).update(text).digest().subarray(0, IV_BYTES);
  return {
    wrap(name) {
      const text = Buffer.from(name, 'utf8');
      const vector = vectorFor(text);
      const cipher = createCipheriv('aes-256-ctr', cipherKey, vector);
      return Buffer.concat([vector, cipher.update(text), cipher.final()]).toString('base64url');
    },
    unwrap(token) {
      const bytes = Buffer.from(token, 'base64url');
      // Buffer skips what is not base64, so one person could have many ids if such a text were read.
      if (bytes.length <= IV_BYTES || bytes.toString('base64url') !== token) return null;
      const vector = bytes.subarray(0, IV_BYTES);
      const decipher = createDecipheriv('aes-256-ctr', cipherKey, vector);
      const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES)), decipher.final()]);
      return timingSafeEqual(vectorFor(text), vector) ? text.toString('utf8') : null;
    },
  };
}

function derive(key: Uint8Array, label: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(), `cpr-subgraph ${label}`, 32));
}
