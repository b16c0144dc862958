import { DATAFORDELER, type DatafordelerSettings } from './datafordeler-settings.ts';
import { FAKE, type FakeSettings } from './fake-settings.ts';
import type { Given, ProviderKind, SettingProblem } from './provider-kind.ts';
import { SERVICE_PLATFORM, type ServicePlatformSettings } from './service-platform-settings.ts';
import { oneOf } from './setting-kinds.ts';

export type { DatafordelerSettings } from './datafordeler-settings.ts';
export type { FakeSettings } from './fake-settings.ts';
export type { ServicePlatformSettings } from './service-platform-settings.ts';
/** How one named configuration reads the register. */
export type ProviderSettings = FakeSettings | DatafordelerSettings | ServicePlatformSettings;

export const provider = oneOf('fake', 'datafordeler', 'service-platform');

export const PROVIDER_KINDS: Readonly<Record<ProviderSettings['provider'], ProviderKind<ProviderSettings>>> =
  {
    fake: FAKE,
    datafordeler: DATAFORDELER,
    'service-platform': SERVICE_PLATFORM,
  };

/** Checks the settings of one configuration; gives them, or everything that is wrong with them. */
export function readProviderSettings(
  given: Given,
): { settings: ProviderSettings } | { problems: readonly SettingProblem[] } {
  const kind = provider.safeParse(given['provider']);
  if (kind.success) return PROVIDER_KINDS[kind.data].read(given);
  return { problems: [{ name: 'provider', message: kind.error.issues[0]?.message ?? '' }] };
}
