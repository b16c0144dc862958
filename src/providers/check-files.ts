import type { ProviderSettings } from '../configuration/provider-settings.ts';
import type { FileCheck } from './file-check.ts';

/**
 * Reads the files that a configuration names as {@link createProvider} would, and tells everything that is wrong with them. Nothing is connected
 * to, and nothing is written.
 */
export async function checkFiles(settings: ProviderSettings): Promise<FileCheck> {
  switch (settings.provider) {
    case 'fake': {
      const { checkPeople } = await import('./fake/check.ts');
      return checkPeople(settings);
    }
    case 'datafordeler': {
      const { checkDatafordeler } = await import('./datafordeler/check.ts');
      return checkDatafordeler(settings);
    }
    case 'service-platform': {
      const { checkServicePlatform } = await import('./service-platform/check.ts');
      return checkServicePlatform(settings);
    }
  }
}
