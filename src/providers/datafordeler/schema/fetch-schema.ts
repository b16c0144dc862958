import type { DatafordelerSettings } from '../../../configuration/provider-settings.ts';
import { httpFailure } from '../wire/failures.ts';
import { openConnections } from '../wire/open-connections.ts';

/**
 * The service's own schema as it is now, in SDL. Signs in to get it, so it proves the credentials too, and shows no person.
 *
 * @throws ProviderError with what the operator should look at as its advice
 * @throws CertificateError when the client certificate can't be used
 */
export async function fetchSchema(settings: DatafordelerSettings): Promise<string> {
  const { connections, resilience, tokens, close } = openConnections(settings, 'default');
  try {
    return await resilience.run(
      async (signal) => {
        const reply = await connections.exchange(`${settings.graphqlUrl}/schema?`, {
          method: 'GET',
          headers: { authorization: `Bearer ${await tokens.token()}` },
          signal,
        });
        if (reply.status !== 200) throw httpFailure(reply);
        return reply.text;
      },
      new AbortController().signal,
      { operation: 'SCHEMA', keys: null },
    );
  } finally {
    await close();
  }
}
