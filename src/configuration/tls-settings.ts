import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { permissionWarnings } from './file-permissions.ts';

/** What HTTPS by the server itself needs, all of it in PEM. */
export type TlsSettings = {
  /** The server's certificate, and those between it and its authority. */
  readonly certificate: string;
  readonly key: string;
  /** The authorities of client certificates; null where clients are not asked for any. */
  readonly clientAuthorities: string | null;
  /** Whether a client without one may not connect at all. */
  readonly requiresClientCertificate: boolean;
};

type Read = {
  readonly settings: TlsSettings | null;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
};

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads the files that the variables name. Problems name the variable, never what is in a file. */
export function readTls(given: Variables): Read {
  const { TLS_CERTIFICATE, TLS_KEY, TLS_CLIENT_CA, TLS_CLIENT_CERTIFICATE } = given;
  if (TLS_CERTIFICATE === undefined || TLS_KEY === undefined) {
    const set = Object.keys(given).filter((name) => name.startsWith('TLS_'));
    return {
      settings: null,
      problems: set.map((name) => `${name}: is of use only together with TLS_CERTIFICATE and TLS_KEY`),
      warnings: [],
    };
  }
  const problems: string[] = [];
  const read = (variable: string, path: string, check: (pem: string) => unknown): string => {
    try {
      const pem = readFileSync(path, 'utf8');
      return readable(check, pem)
        ? pem
        : noted(problems, variable, 'the file does not hold PEM of that kind');
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      return noted(problems, variable, `the file can not be read (${code})`);
    }
  };
  const certificate = read('TLS_CERTIFICATE', TLS_CERTIFICATE, (pem) => new X509Certificate(pem));
  const key = read('TLS_KEY', TLS_KEY, createPrivateKey);
  const clientAuthorities =
    TLS_CLIENT_CA === undefined
      ? null
      : read('TLS_CLIENT_CA', TLS_CLIENT_CA, (pem) => new X509Certificate(pem));
  if (TLS_CLIENT_CA === undefined && TLS_CLIENT_CERTIFICATE !== undefined) {
    problems.push('TLS_CLIENT_CERTIFICATE: is of use only together with TLS_CLIENT_CA');
  }
  if (problems.length > 0) return { settings: null, problems, warnings: [] };
  if (!new X509Certificate(certificate).checkPrivateKey(createPrivateKey(key))) {
    const problem = 'TLS_KEY: is not the key of the certificate in TLS_CERTIFICATE';
    return { settings: null, problems: [problem], warnings: [] };
  }
  const requiresClientCertificate = clientAuthorities !== null && TLS_CLIENT_CERTIFICATE !== 'requested';
  return {
    settings: { certificate, key, clientAuthorities, requiresClientCertificate },
    problems,
    warnings: [
      ...permissionWarnings(TLS_KEY, { hasSecrets: true }),
      ...expiryWarnings(new X509Certificate(certificate)),
    ],
  };
}

/** Servers' certificates are renewed by programs, a month before their end; later than this it has not worked. */
const DAYS_TO_RENEW = 14;

function expiryWarnings({ validToDate }: X509Certificate): string[] {
  const days = Math.floor((validToDate.getTime() - Date.now()) / 86_400_000);
  if (days > DAYS_TO_RENEW) return [];
  const when = days < 0 ? 'has expired: clients refuse it' : `expires in ${days} days`;
  return [`TLS_CERTIFICATE: the certificate ${when}. Put its successor in its place, and start again.`];
}

/** Whether the check does not throw. What it throws may quote the file. */
function readable(check: (pem: string) => unknown, pem: string): boolean {
  try {
    check(pem);
    return true;
  } catch {
    return false;
  }
}

function noted(problems: string[], variable: string, problem: string): string {
  problems.push(`${variable}: ${problem}`);
  return '';
}
