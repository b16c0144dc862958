import { readConfiguration, type Configuration } from '../../src/configuration/configuration.ts';
import { createLogger } from '../../src/observability/logger.ts';
import { startServer, type RunningServer } from '../../src/http/start-server.ts';
import { createProvider } from '../../src/providers/create-provider.ts';
import type { Provider } from '../../src/providers/provider.ts';

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    data?: any;
    errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
  };
};

export type TestServer = RunningServer & {
  /** Every line logged so far. */
  readonly logged: string[];
  /** How many people each call to the provider asked for, in order. */
  readonly providerCalls: number[];
  /** Each request has a connection of its own: a stop gives those that stay open a second for a last request. */
  readonly fetch: (path: string, init?: RequestInit) => Promise<Response>;
  readonly post: (body: unknown, headers?: Record<string, string>) => Promise<Answer>;
  readonly query: (query: string, variables?: Record<string, unknown>) => Promise<Answer>;
};

/**
 * The real server on a free port, with its log and its calls to the provider written down. `alter` gets the provider that the settings name
 * and returns the one to use, for a source that can't be configured, such as a broken one.
 */
export async function startTestServer(
  settings: Record<string, string> = {},
  alter: (provider: Provider) => Provider = (provider) => provider,
): Promise<TestServer> {
  const configuration: Configuration = readConfiguration({
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_FORMAT: 'json',
    // On a busy machine what takes long has not failed.
    REQUEST_TIMEOUT_MS: '120000',
    ...settings,
  });
  const logged: string[] = [];
  const providerCalls: number[] = [];
  const logger = createLogger(configuration, { write: (line: string) => void logged.push(line) });
  const providers = new Map<string, Provider>();
  for (const [name, one] of configuration.providers) {
    providers.set(name, counted(alter(await createProvider(one, name)), providerCalls));
  }
  const server = await startServer({ configuration, providers, logger });
  const fetchFrom: TestServer['fetch'] = async (path, init) => {
    const headers = new Headers(init?.headers);
    headers.set('connection', 'close');
    const response = await fetch(server.origin + path, { ...init, headers });
    // Nobody may read it. What is longer than Node keeps of it would then be cut off, at which Node's client throws by itself.
    await response.clone().arrayBuffer();
    return response;
  };
  const post: TestServer['post'] = async (body, headers = {}) => {
    const response = await fetchFrom('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
  };
  return {
    ...server,
    logged,
    providerCalls,
    fetch: fetchFrom,
    post,
    query: (query, variables) => post({ query, variables }),
  };
}

function counted(provider: Provider, calls: number[]): Provider {
  return {
    ...provider,
    citizens: (inquiries, circumstances) => (
      calls.push(inquiries.length),
      provider.citizens(inquiries, circumstances)
    ),
    privateCitizens: (inquiries, circumstances) => (
      calls.push(inquiries.length),
      provider.privateCitizens(inquiries, circumstances)
    ),
    search: (window, circumstances) => (calls.push(window.limit), provider.search(window, circumstances)),
    eventsById: (ids, signal) => (calls.push(ids.length), provider.eventsById(ids, signal)),
  };
}
