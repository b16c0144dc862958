import { certificateSettings, PASSWORD_VARIABLES } from '../configuration/certificate-settings.ts';
import { CertificateError } from '../providers/transport/certificates/certificate-error.ts';
import { readContents, type Contents } from '../providers/transport/certificates/read-contents.ts';
import { KIND_NAMES, renewalOf, usesOf } from './certificate-advice.ts';
import { defineCommand } from './command.ts';
import { examineCertificate, type ExaminedCertificate } from './examine-certificate.ts';
import { EXIT_FAILED, UsageError } from './exit-code.ts';
import { readPassword } from './read-password.ts';

export const command = defineCommand({
  name: 'certificate',
  operands: ['FILE'],
  summary: 'says what a certificate file holds, what it is good for here, and how it is renewed',
  details: `PEM, DER (.cer), .p12 and .pfx. Nothing of a private key is printed but whether it fits. A password is read from standard input, or else
taken from the settings: that of the configuration that has the file, or ${PASSWORD_VARIABLES.join(' or ')}.`,
  options: {
    key: {
      type: 'string',
      value: 'FILE',
      text: "the private key in PEM; else the settings' for this certificate",
    },
    'password-stdin': { type: 'boolean', text: 'reads the password from standard input' },
    json: { type: 'boolean', text: 'as JSON, without the advice' },
  },
  endsWithOne: 'where the certificate is not valid now, or the private key belongs to another',
  async run({ key, 'password-stdin': fromInput = false, json = false }, [file = '']) {
    const settings = certificateSettings(file);
    const passwords = fromInput ? [await readPassword(process.stdin)] : settings.passwords;
    const contents = readOrAdvise(file, key ?? settings.keyPath, passwords);
    const examined = examineCertificate(contents, new Date());
    process.stdout.write(
      json ? `${JSON.stringify(examined, null, 2)}\n` : asText(file, examined, settings.usedBy),
    );
    return examined.problems.length === 0 ? 0 : EXIT_FAILED;
  },
});

/** Where a password is in the way, it is said how to give one. */
function readOrAdvise(file: string, keyPath: string | undefined, passwords: readonly string[]): Contents {
  try {
    return readContents(file, { keyPath, passwords });
  } catch (error) {
    if (!(error instanceof CertificateError) || !/_PASSWORD/.test(error.code)) throw error;
    throw new UsageError(
      `${error.message}\nGive it on standard input with --password-stdin, or in a setting such as ${PASSWORD_VARIABLES[0]}.`,
    );
  }
}

function asText(file: string, examined: ExaminedCertificate, usedBy: readonly string[]): string {
  const { datafordeler, servicePlatform } = usesOf(examined);
  const rows: readonly (readonly [string, string])[] = [
    ['Form', examined.form],
    ['Subject', examined.subject],
    ['CVR', examined.cvr ?? 'none in the subject'],
    ['Kind', KIND_NAMES[examined.kind]],
    ['Issuer', `${examined.issuer} (${AUTHORITIES[examined.authority ?? 'OTHER']})`],
    ['Valid', validityOf(examined)],
    ['Thumbprint', `${examined.thumbprint} (SHA-1)`],
    ['', `${examined.thumbprint256} (SHA-256)`],
    ['Key', examined.keyKind],
    ['Private key', PRIVATE_KEYS[examined.privateKey]],
    ['Chain', chainOf(examined)],
    ['Used by', usedBy.length === 0 ? 'no configuration of these settings' : usedBy.join(', ')],
    ['Good for', `Datafordeler: ${datafordeler}`],
    ['', `Service Platform: ${servicePlatform}`],
  ];
  return [
    file,
    ...rows.map(([title, text]) => `  ${title.padEnd(12)} ${text}`),
    '',
    'To renew it:',
    ...renewalOf(examined).map((step) => `  ${step}`),
    ...(examined.problems.length === 0 ? [] : ['', ...examined.problems]),
    '',
  ].join('\n');
}

const AUTHORITIES = {
  PRODUCTION: "by its name the Danish state's authority",
  TEST: "by its name the Danish state's authority for tests: not for production",
  OTHER: 'no authority of OCES3 by its name',
} as const;

const PRIVATE_KEYS = {
  FITS: 'given, and belongs to the certificate',
  DOES_NOT_FIT: 'given, and DOES NOT belong to the certificate',
  NOT_GIVEN: 'not given: this is the public part, which a portal takes and which nothing can sign in with',
} as const;

function validityOf({ notBefore, notAfter, daysLeft }: ExaminedCertificate): string {
  const left = daysLeft < 0 ? 'it has expired' : `${daysLeft} ${daysLeft === 1 ? 'day' : 'days'} left`;
  return `${notBefore.toISOString().slice(0, 10)} to ${notAfter.toISOString().slice(0, 10)} (${left})`;
}

function chainOf({ chain, endsInRoot }: ExaminedCertificate): string {
  if (chain.length === 0) return endsInRoot ? 'it issued itself' : 'no issuer is in the file';
  return `${chain.join(' < ')} (${endsInRoot ? 'up to the root' : 'without the root'})`;
}
