import { PURPOSES, type PurposeSettings } from '../../src/configuration/purpose-settings.ts';

/** A purpose as it is written in a file, with what a test is about. */
export const purposeSetting = (setting: Record<string, unknown> = {}): Record<string, unknown> => ({
  legalBasis: 'A test has no other',
  sector: 'public',
  clients: ['case-system'],
  fields: ['Citizen.name'],
  searchKeys: ['Query.citizen(cpr:)'],
  ...setting,
});

/** The settings of purposes as they are read from a file. */
export const purposeSettings = (
  purposes: Record<string, unknown>,
  others: Record<string, unknown> = {},
): PurposeSettings => PURPOSES.parse({ purposes, ...others });
