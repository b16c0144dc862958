import { resolve } from 'node:path';
import { examineConfiguration } from './configuration.ts';

/** What the settings have for a certificate file, as far as they can be read. */
export type CertificateSettings = {
  /** The configurations that sign in with it. */
  readonly usedBy: readonly string[];
  /** Where they have its key. */
  readonly keyPath: string | undefined;
  /** Those of the configurations that use it; otherwise those that the variables for passwords of certificates have. */
  readonly passwords: readonly string[];
};

/** Looks for a certificate file in the settings, which may be wrong in other places. */
export function certificateSettings(
  path: string,
  environment: Readonly<Record<string, string | undefined>> = process.env,
): CertificateSettings {
  const using = [...examineConfiguration(environment).providers].flatMap(([name, settings]) =>
    'certificate' in settings &&
    settings.certificate !== undefined &&
    resolve(settings.certificate) === resolve(path)
      ? [{ name, ...settings }]
      : [],
  );
  const own = using.flatMap(({ certificatePassword }) => certificatePassword ?? []);
  const variables = PASSWORD_VARIABLES.flatMap((name) => environment[name] || []);
  return {
    usedBy: using.map(({ name }) => name),
    keyPath: using.find(({ certificateKey }) => certificateKey !== undefined)?.certificateKey,
    passwords: own.length > 0 ? own : variables,
  };
}

export const PASSWORD_VARIABLES = [
  'DATAFORDELER_CERTIFICATE_PASSWORD',
  'SERVICE_PLATFORM_CERTIFICATE_PASSWORD',
] as const;
