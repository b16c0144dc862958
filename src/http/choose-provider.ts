import type { ErrorCode } from '../graphql/error-codes.ts';
import type { Provider } from '../providers/provider.ts';

/** The header in which a caller names a configuration, where a deployment serves several. */
export const CONFIGURATION_HEADER = 'x-cpr-configuration';

export type Refusal = { readonly code: ErrorCode; readonly message: string };

/** The provider of the configuration that a request names. With a single one, nobody needs to name it. */
export function chooseProvider(
  providers: ReadonlyMap<string, Provider>,
  named: string | string[] | undefined,
): Provider | Refusal {
  if (named === undefined) {
    const [only, another] = providers.values();
    if (only !== undefined && another === undefined) return only;
    return {
      code: 'CONFIGURATION_NOT_NAMED',
      message: `This deployment serves several configurations: name one in the header "${CONFIGURATION_HEADER}".`,
    };
  }
  return (
    (typeof named === 'string' ? providers.get(named) : undefined) ?? {
      code: 'UNKNOWN_CONFIGURATION',
      message: `The header "${CONFIGURATION_HEADER}" names no configuration of this deployment.`,
    }
  );
}
