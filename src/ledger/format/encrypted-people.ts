import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { LedgerKey } from './ledger-key.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Encrypts the people of a batch in one operation: nonce, text, tag. The same people elsewhere give other bytes, and can't be put here. */
export function encryptPeople(key: LedgerKey, chain: number, seq: number, people: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key.encryptionOf(chain), nonce);
  cipher.setAAD(placeOf(chain, seq));
  return Buffer.concat([nonce, cipher.update(people, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error where the bytes are not what was encrypted there under this key */
export function decryptPeople(key: LedgerKey, chain: number, seq: number, bytes: Uint8Array): string {
  const decipher = createDecipheriv('aes-256-gcm', key.encryptionOf(chain), bytes.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(placeOf(chain, seq));
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  const text = decipher.update(bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES));
  return Buffer.concat([text, decipher.final()]).toString();
}

const placeOf = (chain: number, seq: number): Buffer => Buffer.from(`${chain}/${seq}`);
