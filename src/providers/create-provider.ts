import type { ProviderSettings } from '../configuration/provider-settings.ts';
import type { Provider } from './provider.ts';

/**
 * The provider that the settings of the named configuration name. Its adapter is loaded now: the packages of those that are not used take a third of a second and 20 MB.
 *
 * @throws PeopleFileError when the operator's own people can't be read
 * @throws CertificateError when the client certificate can't be used
 */
export async function createProvider(
  settings: ProviderSettings,
  configuration = 'default',
): Promise<Provider> {
  switch (settings.provider) {
    case 'fake': {
      const { createEmbeddedProvider } = await import('./fake/embedded-provider.ts');
      return createEmbeddedProvider(settings);
    }
    case 'datafordeler': {
      const { connectDatafordeler } = await import('./datafordeler/connect.ts');
      return connectDatafordeler(settings, configuration);
    }
    case 'service-platform': {
      const { connectServicePlatform } = await import('./service-platform/connect.ts');
      return connectServicePlatform(settings, configuration);
    }
  }
}
