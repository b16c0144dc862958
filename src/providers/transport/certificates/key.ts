import { createPrivateKey, createPublicKey, type KeyObject, type X509Certificate } from 'node:crypto';
import forge from 'node-forge';

const { asn1 } = forge;
type Asn1 = forge.asn1.Asn1;

/**
 * The one of the keys that belongs to the certificate, as the certificate has it; undefined where none does. One and the same RSA key may be
 * written as a key for everything or as one for RSASSA-PSS alone: programs that pack files mix the two up, and TLS goes by the certificate.
 */
export function keyOf(certificate: X509Certificate, keys: readonly KeyObject[]): KeyObject | undefined {
  const own = keys.find((key) => certificate.checkPrivateKey(key));
  if (own !== undefined || !isRsa(certificate.publicKey)) return own;
  const [algorithm, numbers] = publicParts(certificate.publicKey);
  const same = keys.find(
    (key) => isRsa(key) && derOf(publicParts(createPublicKey(key))[1]).equals(derOf(numbers)),
  );
  return same && withAlgorithm(same, algorithm);
}

const isRsa = ({ asymmetricKeyType: type }: KeyObject): boolean => type === 'rsa' || type === 'rsa-pss';

/** SubjectPublicKeyInfo ::= SEQUENCE { algorithm, subjectPublicKey } (RFC 5280, section 4.1). */
const publicParts = (key: KeyObject) =>
  parsed(key.export({ type: 'spki', format: 'der' })).value as [algorithm: Asn1, numbers: Asn1];

/** PrivateKeyInfo ::= SEQUENCE { version, privateKeyAlgorithm, privateKey, ... } (RFC 5208, section 5). */
function withAlgorithm(key: KeyObject, algorithm: Asn1): KeyObject {
  const info = parsed(key.export({ type: 'pkcs8', format: 'der' }));
  const [version, , ...numbers] = info.value as [version: Asn1, algorithm: Asn1, numbers: Asn1];
  return createPrivateKey({
    key: derOf({ ...info, value: [version, algorithm, ...numbers] }),
    format: 'der',
    type: 'pkcs8',
  });
}

const parsed = (der: Buffer): Asn1 => asn1.fromDer(der.toString('latin1'));

const derOf = (value: Asn1): Buffer => Buffer.from(asn1.toDer(value).getBytes(), 'latin1');
