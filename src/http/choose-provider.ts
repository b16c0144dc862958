import type { ErrorCode } from '../graphql/errors/error-codes.ts';
import type { Provider } from '../providers/provider.ts';

/** The header in which a caller names a configuration, where a deployment serves several. */
export const CONFIGURATION_HEADER = 'x-cpr-configuration';

/** What a deployment serves. */
export type Configurations = {
  readonly providers: ReadonlyMap<string, Provider>;
  /** The name of the configuration for requests that name none. */
  readonly byDefault: string | undefined;
};

export type Choice = { readonly configuration: string; readonly provider: Provider };
export type Refusal = { readonly code: ErrorCode; readonly message: string };

/** The configuration that a request names, with its provider; where it names none, the deployment's default or only one. */
export function chooseProvider(
  { providers, byDefault }: Configurations,
  header: string | string[] | undefined,
): Choice | Refusal {
  const named = header ?? byDefault ?? onlyOneOf(providers);
  if (named === undefined) {
    return {
      code: 'CONFIGURATION_NOT_NAMED',
      message: `This deployment serves several configurations: name one in the header "${CONFIGURATION_HEADER}".`,
    };
  }
  const provider = typeof named === 'string' ? providers.get(named) : undefined;
  if (typeof named === 'string' && provider !== undefined) return { configuration: named, provider };
  return {
    code: 'UNKNOWN_CONFIGURATION',
    message: `The header "${CONFIGURATION_HEADER}" names no configuration of this deployment.`,
  };
}

function onlyOneOf(providers: ReadonlyMap<string, Provider>): string | undefined {
  const [only, another] = providers.keys();
  return another === undefined ? only : undefined;
}
