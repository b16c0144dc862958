import { createPurposes } from '../access/purposes.ts';
import { ConfigurationError } from '../configuration/configuration-error.ts';
import { readConfiguration } from '../configuration/configuration.ts';
import type { PurposeSettings } from '../configuration/purpose-settings.ts';
import { grantableOf } from '../graphql/operation/access/grantable-of-schema.ts';
import { createSchema } from '../graphql/schema/schema.ts';

/** The purposes that are configured, held to the schema. @throws ConfigurationError */
export function readPurposes() {
  const configuration = readConfiguration();
  if (configuration.trust === null) {
    throw new ConfigurationError([
      'CPR_TRUST: not set, so there are no purposes; it names the file that has them',
    ]);
  }
  const settings: PurposeSettings = configuration.trust.purposes;
  const { byCode: purposes } = createPurposes(settings, grantableOf(createSchema('declared')));
  return { configuration, settings, purposes };
}
