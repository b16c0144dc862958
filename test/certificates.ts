import crypto, { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import forge from 'node-forge';

const { asn1, pki, pkcs12, random, util } = forge;

/** A key and its certificate in PEM form. */
export type Issued = { readonly key: string; readonly cert: string };

/** The subject of a certificate: attribute names as X.500 has them, the order kept. */
export type Subject = Readonly<
  Partial<
    Record<
      'countryName' | 'organizationName' | 'organizationalUnitName' | 'serialNumber' | 'commonName',
      string
    >
  >
>;

export type Validity = { readonly notBefore?: Date; readonly notAfter?: Date };

/** The key of an earlier certificate, for a renewal that keeps it. */
type Renewal = { readonly key?: string };

const DAY = 86_400_000;

/** The authorities of this process by name: making keys takes most of the time. */
const authorities = new Map<string, Authority>();

/**
 * A certificate authority for tests. The same name gives the same authority, another name one that does not trust the first.
 *
 * @param beside what stands before the name in its subject
 */
export function createAuthority(name = 'Test authority', beside: Subject = {}): Authority {
  const id = JSON.stringify([name, beside]);
  const known = authorities.get(id);
  if (known !== undefined) return known;
  const authority = new Authority(name, beside);
  authorities.set(id, authority);
  return authority;
}

export class Authority {
  readonly caPem: string;
  readonly #certificate: forge.pki.Certificate;
  readonly #key: string;
  readonly #servers = new Map<string, Issued>();

  constructor(name: string, beside: Subject = {}) {
    this.#key = newKey();
    this.#certificate = unsigned({ ...beside, commonName: name }, this.#key, {});
    this.#certificate.setIssuer(this.#certificate.subject.attributes);
    this.#certificate.setExtensions([
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ]);
    sign(this.#certificate, this.#key);
    this.caPem = pki.certificateToPem(this.#certificate);
  }

  /** A certificate for a server under these names and addresses; asked again for the same, it is the same. */
  issueServer(hostnames: readonly string[]): Issued {
    const known = this.#servers.get(hostnames.join());
    if (known !== undefined) return known;
    const altNames = hostnames.map((host) => (isIP(host) ? { type: 7, ip: host } : { type: 2, value: host }));
    const server = this.#issue({ commonName: hostnames[0] ?? 'localhost' }, {}, [
      { name: 'subjectAltName', altNames },
      { name: 'extKeyUsage', serverAuth: true },
    ]);
    this.#servers.set(hostnames.join(), server);
    return server;
  }

  /** A certificate to sign in with, valid from yesterday for a year where nothing else is said. */
  issueClient(subject: Subject, wish: Validity & Renewal = {}): Issued {
    return this.#issue(subject, wish, [{ name: 'extKeyUsage', clientAuth: true }]);
  }

  /** Packs key, certificate and this authority's own certificate as `.p12` file, encrypted with AES-256. */
  writePkcs12(path: string, client: Issued, password: string): void {
    const certificates = [pki.certificateFromPem(client.cert), this.#certificate];
    const pfx = pkcs12.toPkcs12Asn1(pki.privateKeyFromPem(client.key), certificates, password, {
      algorithm: 'aes256',
    });
    writeFileSync(path, asn1.toDer(pfx).getBytes(), 'latin1');
  }

  #issue(
    subject: Subject,
    { key = newKey(), ...validity }: Validity & Renewal,
    extensions: object[],
  ): Issued {
    const certificate = unsigned(subject, key, validity);
    certificate.setIssuer(this.#certificate.subject.attributes);
    certificate.setExtensions(extensions);
    sign(certificate, this.#key);
    return { key, cert: pki.certificateToPem(certificate) };
  }
}

function unsigned(
  subject: Subject,
  key: string,
  { notBefore = new Date(Date.now() - DAY), notAfter = new Date(Date.now() + 365 * DAY) }: Validity,
): forge.pki.Certificate {
  const certificate = pki.createCertificate();
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' });
  certificate.publicKey = pki.publicKeyFromPem(publicKey.toString());
  // It begins with 4: positive, and without zeros in front, which a strict reader refuses.
  certificate.serialNumber = `4${util.bytesToHex(random.getBytesSync(16)).slice(1)}`;
  certificate.validity.notBefore = notBefore;
  certificate.validity.notAfter = notAfter;
  certificate.setSubject(
    Object.entries(subject).map(([name, value]) => ({
      name,
      value,
      // The types of node-forge ask for a tag's class here; the library wants its type.
      valueTagClass: asn1.Type.UTF8 as unknown as forge.asn1.Class,
    })),
  );
  return certificate;
}

/** A new RSA key in PEM form, made by Node: node-forge takes seconds. */
function newKey(): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** Signs with RSA and SHA-256 as node-forge would, but by Node: node-forge takes seconds for this, too. */
function sign(certificate: forge.pki.Certificate, key: string): void {
  const signer = {
    sign: () => {
      const content = Buffer.from(asn1.toDer(certificate.tbsCertificate).getBytes(), 'latin1');
      return crypto.sign('sha256', content, key).toString('latin1');
    },
  };
  certificate.sign(signer as unknown as forge.pki.rsa.PrivateKey, forge.md.sha256.create());
}
