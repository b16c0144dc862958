import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { addOldCiphers } from './ciphers.ts';
import { CertificateError } from './certificate-error.ts';
import { readCertificateFile } from './file.ts';
import { isPrivateKey, pemBlocks } from './pem.ts';

const { asn1, pki, pkcs12 } = forge;
addOldCiphers();

/** What a PKCS#12 file held, in the order it stood there. */
type Pkcs12Contents = {
  readonly keys: readonly KeyObject[];
  readonly certificates: readonly X509Certificate[];
};

/**
 * Opens a PKCS#12 file (`.p12`, `.pfx`). node-forge reads it, because the OpenSSL inside Node refuses the RC2 cipher of files that
 * older Windows, Java and OpenSSL made; what comes out goes to node:crypto, because node-forge knows RSA only.
 *
 * @throws CertificateError when the file can't be read, is no PKCS#12 file, does not open with the password, or lacks key or certificate
 */
export function readPkcs12(path: string, password: string): Pkcs12Contents {
  const { keys, certificates } = unpack(path, password);
  if (keys.length === 0) {
    throw new CertificateError(
      'CERTIFICATE_WITHOUT_KEY',
      path,
      'the file holds no private key. Export the certificate again, with its private key.',
    );
  }
  if (certificates.length === 0) {
    throw new CertificateError(
      'CERTIFICATE_WITHOUT_CERTIFICATE',
      path,
      'the file holds a private key but no certificate. Export both into the file.',
    );
  }
  return { keys, certificates };
}

function unpack(path: string, password: string): Pkcs12Contents {
  const bytes = readCertificateFile(path);
  try {
    const bags = parse(bytes, password).safeContents.flatMap(({ safeBags }) => safeBags);
    const ofType = (...names: string[]): forge.pkcs12.Bag[] =>
      bags.filter(({ type }) => names.some((name) => pki.oids[name] === type));
    return {
      keys: ofType('keyBag', 'pkcs8ShroudedKeyBag').map(keyIn),
      certificates: ofType('certBag').map(certificateIn),
    };
  } catch (error) {
    if (!isWrongPassword(error)) throw notPkcs12(path, bytes, error);
    throw new CertificateError(
      'CERTIFICATE_WRONG_PASSWORD',
      path,
      'the password does not open the file, or the file is damaged. Set the password that it was exported with.',
      error,
    );
  }
}

/**
 * Parses the file, with the password as it is given or, if that fails, as other programs take it. If all fail, the first failure is thrown.
 *
 * @throws what node-forge throws
 */
function parse(bytes: Buffer, password: string): forge.pkcs12.Pkcs12Pfx {
  try {
    return pkcs12.pkcs12FromAsn1(asn1.fromDer(bytes.toString('latin1')), true, password);
  } catch (error) {
    const parsed = attempt(() => parseOtherwise(bytes, password, isFailedCheck(error)));
    if (parsed === undefined) throw error;
    return parsed;
  }
}

/**
 * No password is for some programs the empty text, for others nothing at all.
 *
 * Letters beyond ASCII: the integrity check (MAC) and the old ciphers take them as UTF-16 (RFC 7292, B.1), AES takes them as UTF-8
 * in files that OpenSSL makes. node-forge hands its one text to both, to AES letter by letter as bytes. So a file that passed its check
 * but did not decrypt is read with the UTF-8 bytes as letters, and without the check, which they would fail.
 */
function parseOtherwise(
  bytes: Buffer,
  password: string,
  failedCheck: boolean,
): forge.pkcs12.Pkcs12Pfx | undefined {
  const file = asn1.fromDer(bytes.toString('latin1'));
  if (password === '') return pkcs12.pkcs12FromAsn1(file, true, undefined);
  const utf8 = forge.util.encodeUtf8(password);
  if (failedCheck || utf8 === password) return undefined;
  return pkcs12.pkcs12FromAsn1(withoutCheck(file), true, utf8);
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}

/** PFX ::= SEQUENCE { version, authSafe, macData OPTIONAL } (RFC 7292, section 4). */
function withoutCheck(file: forge.asn1.Asn1): forge.asn1.Asn1 {
  return { ...file, value: parts(file).slice(0, 2) };
}

function keyIn(bag: forge.pkcs12.Bag): KeyObject {
  // node-forge parses an RSA key, and forgets whether it was one for RSASSA-PSS alone; any other it leaves as the PKCS#8 it found.
  if (!bag.key) return createPrivateKey({ key: der(bag.asn1), format: 'der', type: 'pkcs8' });
  return createPrivateKey({ key: der(pki.privateKeyToAsn1(bag.key)), format: 'der', type: 'pkcs1' });
}

function certificateIn({ cert, asn1: raw }: forge.pkcs12.Bag): X509Certificate {
  return new X509Certificate(der(cert ? asSigned(cert) : raw));
}

/**
 * The certificate with the bytes that its issuer signed. node-forge's own export writes the signature algorithm anew and so spoils
 * certificates whose RSASSA-PSS parameters are left at their default. RFC 5280 (4.1.1.2) wants the same algorithm inside the signed
 * part, from where it is taken.
 */
function asSigned(certificate: forge.pki.Certificate): forge.asn1.Asn1 {
  const { tbsCertificate: signed } = certificate;
  // TBSCertificate ::= SEQUENCE { [0] version OPTIONAL, serialNumber, signature, ... } (RFC 5280, section 4.1)
  const [algorithm] = parts(signed).slice(certificate.version === 0 ? 1 : 2);
  if (algorithm === undefined) throw new Error('A certificate without signature algorithm');
  const { Class, Type } = asn1;
  return asn1.create(Class.UNIVERSAL, Type.SEQUENCE, true, [
    signed,
    algorithm,
    // The first byte of a bit string counts the bits that its last byte leaves unused.
    asn1.create(Class.UNIVERSAL, Type.BITSTRING, false, `\0${certificate.signature as string}`),
  ]);
}

function parts(sequence: forge.asn1.Asn1): readonly forge.asn1.Asn1[] {
  return sequence.value as forge.asn1.Asn1[];
}

function der(value: forge.asn1.Asn1): Buffer {
  return Buffer.from(asn1.toDer(value).getBytes(), 'latin1');
}

// node-forge tells its failures apart by nothing but their text.
function isFailedCheck(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('PKCS#12 MAC could not be verified');
}

function isWrongPassword(error: unknown): boolean {
  return (
    isFailedCheck(error) || (error instanceof Error && /^(Failed|Unable) to decrypt/.test(error.message))
  );
}

/** Says what a file that is no PKCS#12 file seems to be instead. */
function notPkcs12(path: string, bytes: Buffer, cause: unknown): CertificateError {
  const blocks = pemBlocks(bytes);
  if (blocks.some(isPrivateKey)) {
    return new CertificateError(
      'CERTIFICATE_UNREADABLE',
      path,
      'this is a PEM file, not a PKCS#12 file. Set it as certificate and key in PEM form.',
      cause,
    );
  }
  if (blocks.length > 0 || attempt(() => new X509Certificate(bytes)) !== undefined) {
    return new CertificateError(
      'CERTIFICATE_WITHOUT_KEY',
      path,
      'this is a certificate alone, the part that is given to others. Name the .p12 or .pfx file that also holds its private key.',
      cause,
    );
  }
  const webPage = /^\s*</.test(bytes.toString('latin1', 0, 100));
  return new CertificateError(
    'CERTIFICATE_UNREADABLE',
    path,
    webPage
      ? 'this is a web page, not a PKCS#12 file. Fetch the certificate again; the page may say why it was not given.'
      : 'this is no PKCS#12 file that can be read: another format, damaged, or protected in a way that is not supported. Export it again as .p12 or .pfx with AES-256.',
    cause,
  );
}
