import { ConfigurationError } from '../configuration/configuration-error.ts';
import type { ProviderSettings } from '../configuration/provider-settings.ts';
import { createProvider } from './create-provider.ts';
import { KeptSchemaError } from './datafordeler/schema/kept-schema.ts';
import type { Provider } from './provider.ts';
import { unusableFile } from './unusable-file.ts';

/**
 * The providers of all configurations by their names, each with connections, credentials and a circuit breaker of its own.
 *
 * @throws ConfigurationError when a file that the settings name can't be used, or one of them would show real people to anybody
 * @throws PeopleFileError, CertificateError as {@link createProvider} does
 */
export async function createProviders(
  settings: ReadonlyMap<string, ProviderSettings>,
  callersSignIn: boolean,
): Promise<ReadonlyMap<string, Provider>> {
  const providers = new Map<string, Provider>();
  for (const [name, one] of settings) providers.set(name, await createNamed(name, one));
  const real = [...providers].filter(([, { capabilities }]) => !capabilities.testPeopleOnly);
  if (real.length > 0 && !callersSignIn) {
    throw new ConfigurationError(real.map(([name]) => `${name}: ${REAL_PEOPLE_NEED_CALLERS}`));
  }
  return providers;
}

/** Why a configuration can't be served to callers that nobody knows. */
export const REAL_PEOPLE_NEED_CALLERS =
  'this source has real people, so CPR_TRUST must name a file that says who may call; without it only test people are served';

async function createNamed(name: string, settings: ProviderSettings): Promise<Provider> {
  try {
    return await createProvider(settings, name);
  } catch (error) {
    if (error instanceof KeptSchemaError && 'schemaFile' in settings && settings.schemaFile !== undefined) {
      throw new ConfigurationError([`${name}: ${settings.schemaFile}: ${error.message}`]);
    }
    const reason = unusableFile(error);
    if (reason !== null) throw new ConfigurationError([`${name}: ${reason}`]);
    throw error;
  }
}
