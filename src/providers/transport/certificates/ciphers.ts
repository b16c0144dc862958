import forge from 'node-forge';

/** Decrypts everything in one step. */
type Decryption = {
  readonly output: forge.util.ByteBuffer;
  update(encrypted: forge.util.ByteBuffer): void;
  finish(): boolean;
};

type StartDecryption = (oid: string, parameters: forge.asn1.Asn1, password?: string) => Decryption;

/** What the types of node-forge leave out: the one place where it finds the cipher for what it decrypts with a password. */
type PasswordBasedEncryption = {
  getCipher: StartDecryption;
  generatePkcs12Key(
    password: string | undefined,
    salt: forge.util.ByteBuffer,
    id: number,
    rounds: number,
    bytes: number,
  ): forge.util.ByteBuffer;
};

const { pbe } = forge.pki as typeof forge.pki & { readonly pbe: PasswordBasedEncryption };

type Cipher = {
  readonly keyBytes: number;
  start(key: forge.util.ByteBuffer, vector: () => forge.util.ByteBuffer): Decryption;
};

const rc4: Cipher['start'] = (key) => decryptionWith((encrypted) => withRc4(bytesOf(key), encrypted));

/** Those of PKCS#12 (RFC 7292, appendix C) that node-forge does not know. OpenSSL 3 does not either, but by a provider that Node lacks. */
const CIPHERS: Readonly<Record<string, Cipher>> = {
  // pbeWithSHAAnd128BitRC4 and pbeWithSHAAnd40BitRC4
  '1.2.840.113549.1.12.1.1': { keyBytes: 16, start: rc4 },
  '1.2.840.113549.1.12.1.2': { keyBytes: 5, start: rc4 },
  // pbeWithSHAAnd2-KeyTripleDES-CBC: the first key is the third one, too.
  '1.2.840.113549.1.12.1.4': {
    keyBytes: 16,
    start(key, vector) {
      const cipher = forge.cipher.createDecipher('3DES-CBC', key.bytes() + key.bytes(8));
      cipher.start({ iv: vector() });
      return cipher;
    },
  },
  // pbeWithSHAAnd128BitRC2-CBC
  '1.2.840.113549.1.12.1.5': {
    keyBytes: 16,
    start(key, vector) {
      const cipher = forge.rc2.createDecryptionCipher(key, 128);
      cipher.start(vector());
      return cipher;
    },
  },
};

/** What a derived text is for (RFC 7292, appendix B.3). */
const KEY = 1;
const VECTOR = 2;

/** From now on node-forge opens files with every cipher that PKCS#12 was ever given. */
export function addOldCiphers(): void {
  const { getCipher } = pbe;
  pbe.getCipher = (oid, parameters, password) => {
    const cipher = CIPHERS[oid];
    if (cipher === undefined) return getCipher(oid, parameters, password);
    const [salt, rounds] = parameters.value as [forge.asn1.Asn1, forge.asn1.Asn1];
    const derived = (id: number, bytes: number) =>
      pbe.generatePkcs12Key(
        password,
        forge.util.createBuffer(salt.value as string),
        id,
        numberIn(rounds),
        bytes,
      );
    return cipher.start(derived(KEY, cipher.keyBytes), () => derived(VECTOR, 8));
  };
}

const numberIn = ({ value }: forge.asn1.Asn1): number => forge.asn1.derToInteger(value as string);

function decryptionWith(decrypt: (encrypted: Uint8Array) => Uint8Array): Decryption {
  const output = forge.util.createBuffer();
  return {
    output,
    update: (encrypted) => void output.putBytes(Buffer.from(decrypt(bytesOf(encrypted))).toString('latin1')),
    finish: () => true,
  };
}

const bytesOf = (buffer: forge.util.ByteBuffer): Buffer => Buffer.from(buffer.bytes(), 'latin1');

/** RC4: encrypting and decrypting are the same. */
function withRc4(key: Uint8Array, text: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number): number => state[index & 0xff] ?? 0;
  const swap = (one: number, other: number): void => {
    [state[one], state[other]] = [at(other), at(one)];
  };
  for (let index = 0, other = 0; index < 256; index += 1) {
    other = (other + at(index) + (key[index % key.length] ?? 0)) & 0xff;
    swap(index, other);
  }
  let other = 0;
  return text.map((byte, position) => {
    const index = (position + 1) & 0xff;
    other = (other + at(index)) & 0xff;
    swap(index, other);
    return byte ^ at(at(index) + at(other));
  });
}
