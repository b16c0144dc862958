import { ConfigurationError } from '../configuration/configuration.ts';
import type { ProviderSettings } from '../configuration/provider-settings.ts';
import { createProvider } from './create-provider.ts';
import type { Provider } from './provider.ts';

/**
 * The providers of all configurations by their names, each with connections, credentials and a circuit breaker of its own.
 *
 * @throws ConfigurationError when one of them would show real people: callers do not sign in yet
 */
export function createProviders(
  settings: ReadonlyMap<string, ProviderSettings>,
): ReadonlyMap<string, Provider> {
  const providers = new Map([...settings].map(([name, one]) => [name, createProvider(one)]));
  const real = [...providers].filter(([, { capabilities }]) => !capabilities.testPeopleOnly);
  if (real.length > 0) {
    throw new ConfigurationError(
      real.map(
        ([name]) =>
          `${name}: this source has real people, and this server can not tell yet who asks; only test people are served`,
      ),
    );
  }
  return providers;
}
