import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

/** All that is made from one secret of the deployment; each use has a key of its own, so that none tells anything of another. */
export type LedgerKey = {
  /** Names the key in what was written under it; tells nothing of it. */
  readonly epoch: string;
  readonly pseudonyms: KeyObject;
  readonly seals: KeyObject;
  /** Signs anchors (Ed25519). */
  readonly signing: KeyObject;
  /** Checks them, also for somebody who has no key: 32 bytes in hexadecimal. */
  readonly verifying: string;
  /** Encrypts the people of one chain. */
  encryptionOf(chain: number): KeyObject;
};

/** `key` is 32 bytes or more in hexadecimal. */
export function deriveLedgerKey(key: string): LedgerKey {
  const secret = createSecretKey(key, 'hex');
  const derive = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `cpr-subgraph ledger ${use}`, 32));
  const encryption = createSecretKey(derive('encryption'));
  const signing = privateKeyOf(derive('signing'));
  const ofChains = new Map<number, KeyObject>();
  return {
    epoch: derive('epoch').toString('hex').slice(0, 16),
    pseudonyms: createSecretKey(derive('pseudonyms')),
    seals: createSecretKey(derive('seals')),
    signing,
    verifying: rawPublicKey(signing),
    encryptionOf(chain) {
      let ofChain = ofChains.get(chain);
      if (ofChain === undefined) {
        if (ofChains.size >= MOST_CHAINS) ofChains.clear();
        ofChain = createSecretKey(Buffer.from(hkdfSync('sha256', encryption, '', `chain ${chain}`, 32)));
        ofChains.set(chain, ofChain);
      }
      return ofChain;
    },
  };
}

/** @param keys the one that is written under, then those before it, in hexadecimal */
export function deriveLedgerKeys(keys: readonly string[]): readonly [LedgerKey, ...LedgerKey[]] {
  const [current, ...previous] = keys.map(deriveLedgerKey);
  if (current === undefined) throw new Error('The ledger needs a key');
  return [current, ...previous];
}

/** The bytes that a person is found by: nobody without the key can make them, nor turn them back. */
export function pseudonymOf({ pseudonyms }: LedgerKey, reference: string): Buffer {
  return createHmac('sha256', pseudonyms).update(reference).digest().subarray(0, PSEUDONYM_BYTES);
}

export const PSEUDONYM_BYTES = 16;

const MOST_CHAINS = 1_000;

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8 and in SubjectPublicKeyInfo (RFC 8410, section 10). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const privateKeyOf = (seed: Buffer): KeyObject =>
  createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });

const rawPublicKey = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length).toString('hex');

/** The key that checks signatures, from its 32 bytes in hexadecimal. */
export const verifyingKey = (hex: string): KeyObject =>
  createPublicKey({ key: Buffer.concat([SPKI, Buffer.from(hex, 'hex')]), format: 'der', type: 'spki' });
