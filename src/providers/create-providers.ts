import { ConfigurationError } from '../configuration/configuration-error.ts';
import type { ProviderSettings } from '../configuration/provider-settings.ts';
import { createProvider } from './create-provider.ts';
import { KeptSchemaError } from './datafordeler/schema/kept-schema.ts';
import type { Provider } from './provider.ts';

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
    throw new ConfigurationError(
      real.map(
        ([name]) =>
          `${name}: this source has real people, so CPR_TRUST must name a file that says who may call; without it only test people are served`,
      ),
    );
  }
  return providers;
}

async function createNamed(name: string, settings: ProviderSettings): Promise<Provider> {
  try {
    return await createProvider(settings, name);
  } catch (error) {
    if (error instanceof KeptSchemaError && 'schemaFile' in settings && settings.schemaFile !== undefined) {
      throw new ConfigurationError([`${name}: ${settings.schemaFile}: ${error.message}`]);
    }
    if (isFileError(error)) {
      throw new ConfigurationError([`${name}: ${error.path}: the file can't be used (${error.code})`]);
    }
    throw error;
  }
}

function isFileError(error: unknown): error is { path: string; code: string } {
  return error instanceof Error && 'path' in error && 'code' in error && 'syscall' in error;
}
