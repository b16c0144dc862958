import { createSecureContext } from 'node:tls';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import type { ConfigurationReading } from '../configuration/configuration.ts';
import { obstacleToWriting } from '../configuration/obstacle-to-writing.ts';
import type { ProviderSettings } from '../configuration/provider-settings.ts';
import type { TlsSettings } from '../configuration/tls-settings.ts';
import type { TrustSettings } from '../configuration/trust-file.ts';
import { createAccess } from '../graphql/operation/access/access.ts';
import { createSchema } from '../graphql/schema/schema.ts';
import { readIssuerAuthorities } from '../identity/issuer-authorities.ts';
import { checkFiles } from '../providers/check-files.ts';
import { REAL_PEOPLE_NEED_CALLERS } from '../providers/create-providers.ts';
import type { CheckedCertificate } from '../providers/file-check.ts';

/** What is known of a deployment before it is started. */
export type DeploymentCheck = {
  /** Each keeps the server from starting. */
  readonly problems: readonly string[];
  /** With these it starts. */
  readonly warnings: readonly string[];
  readonly configurations: readonly CheckedConfiguration[];
  /** The codes of the purposes that could be read. */
  readonly purposes: readonly string[];
};

export type CheckedConfiguration = {
  readonly name: string;
  readonly provider: ProviderSettings['provider'];
  readonly certificate: CheckedCertificate | null;
};

/**
 * Checks the settings and every file that they name, by what the start itself reads them with. Nothing is connected to, opened to be written or
 * made; whether the storage can be used only the start can tell.
 */
export async function checkDeployment(reading: ConfigurationReading): Promise<DeploymentCheck> {
  const { trust, tls, providers, callersSignIn } = reading;
  const problems = [...reading.problems];
  const warnings = [...reading.warnings];
  const configurations: CheckedConfiguration[] = [];
  for (const [name, settings] of providers) {
    const { provider } = settings;
    const found = await checkFiles(settings);
    problems.push(...found.problems.map((problem) => `${name}: ${problem}`));
    warnings.push(...found.warnings.map((warning) => `${name}: ${warning}`));
    if (!callersSignIn && hasRealPeople(settings)) problems.push(`${name}: ${REAL_PEOPLE_NEED_CALLERS}`);
    configurations.push({ name, provider, certificate: found.certificate });
  }
  if (tls !== null) problems.push(...problemsOfTls(tls));
  if (trust !== null) problems.push(...problemsOfTrust(trust));
  const purposes = Object.keys(trust?.purposes.purposes ?? {});
  return { problems, warnings, configurations, purposes };
}

const hasRealPeople = (settings: ProviderSettings): boolean =>
  settings.provider !== 'fake' && !settings.testPeople;

function problemsOfTrust({ callers, purposes, ledger }: TrustSettings): string[] {
  const obstacle = ledger.anchorFile === undefined ? null : obstacleToWriting(ledger.anchorFile);
  const authorities = callers.issuers.flatMap(({ ca }) => (ca === undefined ? [] : [ca]));
  return [
    ...[...new Set(authorities)].flatMap((ca) => refusals(() => readIssuerAuthorities(ca))),
    ...refusals(() => createAccess({ schema: createSchema('declared'), settings: purposes })),
    ...(obstacle === null ? [] : [`ledger.anchorFile: ${obstacle}`]),
  ];
}

function refusals(work: () => unknown): readonly string[] {
  try {
    work();
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.problems;
  }
}

/** What reading the files does not show: a key that is too short, or a kind that TLS does not take. */
function problemsOfTls({ certificate, key, clientAuthorities }: TlsSettings): string[] {
  try {
    createSecureContext({
      cert: certificate,
      key,
      ...(clientAuthorities !== null && { ca: clientAuthorities }),
    });
    return [];
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    return [`TLS_CERTIFICATE: TLS can't use it with its key (${code})`];
  }
}
