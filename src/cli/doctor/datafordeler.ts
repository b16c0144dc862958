import { readFileSync } from 'node:fs';
import type { DatafordelerSettings } from '../../configuration/provider-settings.ts';
import { fetchSchema } from '../../providers/datafordeler/schema/fetch-schema.ts';
import { KeptSchemaError } from '../../providers/datafordeler/schema/kept-schema.ts';
import { reviewSchema, type SchemaReview } from '../../providers/datafordeler/schema/review-schema.ts';
import { openConnections } from '../../providers/datafordeler/wire/open-connections.ts';
import { AUTHORITIES, CERTIFICATE, checkAuthorities, checkCertificate, shown } from './certificate-steps.ts';
import { StepFailure, type Checkup, type NextStep } from './checkup.ts';
import { tlsStep, type Endpoint } from './endpoint.ts';
import { checkNetwork } from './network-steps.ts';

const TOKEN = 'token';
const SCHEMA = 'schema';
const SERVICE = { role: 'service' };
const TOKEN_SERVER = { role: 'token server' };

/** What must have gone well before somebody can be asked about. */
export const DATAFORDELER_BEFORE_QUESTION = [TOKEN, tlsStep(SERVICE)];

/** Both ways to Datafordeler, the sign-in, and its schema against what is asked. */
export async function examineDatafordeler(
  checkup: Checkup,
  settings: DatafordelerSettings,
  mostSkew: number,
): Promise<void> {
  const ca = await checkAuthorities(checkup, settings.ca);
  const certificate =
    settings.certificate === undefined
      ? null
      : await checkCertificate(
          checkup,
          { ...settings, certificate: settings.certificate },
          portalOf(settings),
        );
  const common = { ca, timeLimit: settings.timeLimitMs, adviceOnReset: undefined, onlyIpv4: ONLY_IPV4 };
  const service: Endpoint = { ...common, ...SERVICE, url: settings.graphqlUrl, certificate: undefined };
  const tokenServer: Endpoint = {
    ...common,
    ...TOKEN_SERVER,
    url: settings.tokenUrl,
    certificate: shown(certificate),
  };
  for (const endpoint of [service, tokenServer]) {
    await checkNetwork(checkup, endpoint, { after: [AUTHORITIES], mostSkew });
  }
  // Once each: what comes and goes is to be seen.
  const once = { ...settings, retries: 0 };
  await checkup.step(TOKEN, [CERTIFICATE, tlsStep(TOKEN_SERVER)], async () => {
    await signIn(once);
    return {
      seen: `Signed in by ${settings.certificate === undefined ? 'shared secret' : 'certificate'}.`,
      value: null,
    };
  });
  await checkup.step(SCHEMA, [TOKEN, tlsStep(SERVICE)], async () =>
    reviewed(settings, await fetchSchema(once)),
  );
}

const ONLY_IPV4 =
  "This connection is made over IPv6, and Datafordeler's allowlist takes IPv4 addresses only. Let this machine reach it over IPv4.";

async function signIn(settings: DatafordelerSettings): Promise<void> {
  const { tokens, close } = openConnections(settings, 'default');
  try {
    await tokens.token();
  } finally {
    await close();
  }
}

function reviewed(
  settings: DatafordelerSettings,
  sdl: string,
): { seen: string; warning?: string; value: null } {
  const { findings, notOffered, incomplete, obstacle } = reviewOf(sdl, settings, settings.graphqlUrl);
  if (obstacle !== null) throw misfit('No question can be asked by this schema.', obstacle);
  const missing = findings.filter(({ verdict }) => verdict !== 'has').map(({ path }) => path);
  const asked = keptPaths(settings);
  const refused = missing.filter((path) => asked === null || asked.has(path));
  if (refused.length > 0) {
    throw misfit(`The service does not have ${inShort(refused)}, which is asked for.`, FETCH_SCHEMA);
  }
  const lost = [...notOffered, ...incomplete];
  return {
    seen: `Of ${findings.length} fields that can be asked for, ${findings.length - missing.length} are there.`,
    ...(lost.length > 0 && { warning: `These will be null, or lack a part: ${lost.join(', ')}.` }),
    value: null,
  };
}

/** The fields that the kept schema has; null without one, when everything is asked for. */
function keptPaths(settings: DatafordelerSettings): ReadonlySet<string> | null {
  if (settings.schemaFile === undefined) return null;
  const { findings } = reviewOf(readKept(settings.schemaFile), settings, settings.schemaFile);
  return new Set(findings.filter(({ verdict }) => verdict === 'has').map(({ path }) => path));
}

function readKept(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException;
    throw misfit(`${file}: the file can't be read (${code}).`, FETCH_SCHEMA);
  }
}

function reviewOf(sdl: string, { sector }: DatafordelerSettings, where: string): SchemaReview {
  try {
    return reviewSchema(sdl, sector);
  } catch (error) {
    if (!(error instanceof KeptSchemaError)) throw error;
    throw misfit(`${where}: this is not the ${sector} sector's schema.`, error.message);
  }
}

const misfit = (seen: string, advice: string): StepFailure => new StepFailure('SCHEMA_MISFIT', seen, advice);

const FETCH_SCHEMA =
  'Every question with such a field is refused. Fetch the schema with "npx cpr-subgraph schema fetch" into the file that schemaFile ' +
  '(DATAFORDELER_SCHEMA_FILE) names, and restart: then only what the service has is asked for.';

const inShort = (paths: readonly string[]): string =>
  paths.length <= 5 ? paths.join(', ') : `${paths.slice(0, 5).join(', ')} and ${paths.length - 5} more`;

/** Each environment has a portal of its own. */
const portalOf = ({ environment }: DatafordelerSettings): string =>
  environment === 'production' ? 'portal.datafordeler.dk' : `${environment}-portal.datafordeler.dk`;

/** By the names that the portal, CPR and virk.dk have for things. */
export const nextAtDatafordeler = (settings: DatafordelerSettings): NextStep => {
  const portal = portalOf(settings);
  const credential =
    settings.certificate === undefined
      ? '"OAuth Shared Secret" has the client id, and makes a new secret where the old one is lost: it is shown once'
      : '"OAuth Certificate" shows the thumbprint that is expected; the public part of a renewed certificate is uploaded there';
  const allowlist = `The IP allowlist of the IT system at ${portal} takes the public IPv4 address that this machine is seen under.`;
  return (step, code) => {
    switch (code) {
      case 'UPSTREAM_UNAUTHORIZED':
        return `At ${portal}: ${credential}. ${allowlist}`;
      case 'UPSTREAM_FORBIDDEN':
        return (
          `At ${portal}, "Dataadgang" of the IT system: exactly one of the two entities, approved. It is approved after CPR has: a ticket of type ` +
          '"Ansøgning" at CPR\'s service desk, and the application at virk.dk for "Datafordeler GraphQL og Fildownload".'
        );
      case 'UPSTREAM_UNAVAILABLE':
        return /^(?:connection|TLS|answer) /.test(step) ? allowlist : null;
      case 'UPSTREAM_ADDRESS_NOT_FOUND':
        return [SCHEMA, 'question'].includes(step) ? 'The setting is version (DATAFORDELER_VERSION).' : null;
      case 'CERTIFICATE_EXPIRED':
        return `The new one's public part is uploaded at ${portal}, "OAuth Certificate".`;
      default:
        return null;
    }
  };
};
