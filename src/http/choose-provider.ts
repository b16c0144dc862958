import type { ErrorCode } from '../graphql/error-codes.ts';
import type { Provider } from '../providers/provider.ts';

/** The header in which a caller names a configuration, where a deployment serves several. */
export const CONFIGURATION_HEADER = 'x-cpr-configuration';

export type Choice = { readonly configuration: string; readonly provider: Provider };
export type Refusal = { readonly code: ErrorCode; readonly message: string };

/** The configuration that a request names, with its provider. With a single one, nobody needs to name it. */
export function chooseProvider(
  providers: ReadonlyMap<string, Provider>,
  named: string | string[] | undefined,
): Choice | Refusal {
  if (named === undefined) {
    const [only, another] = providers;
    if (only !== undefined && another === undefined) return { configuration: only[0], provider: only[1] };
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
