import { GraphQLClient } from 'graphql-request';
import { ProviderError } from '../../provider-error.ts';
import type { Connections, Reply } from '../../transport/http/connections.ts';
import type { Resilience } from '../../transport/resilience/resilience.ts';
import { unlessAborted } from '../../transport/resilience/unless-aborted.ts';
import type { DebugCapture } from './debug-capture.ts';
import { graphqlFailure, httpFailure, wrongContent } from './failures.ts';
import { questionFor, type Form, type Service } from './question.ts';
import { Row } from '../mapping/row.ts';
import type { TokenSource } from './token-source.ts';

type Page = {
  /** Each with the cursor to go on behind them; null is somebody of whom nothing came. */
  readonly people: readonly { readonly cursor: string; readonly person: Row | null }[];
  readonly hasMore: boolean;
};

/** `first` is at most 100; `after` is a cursor of an earlier page, or null for the first one. */
type Paging = { readonly first: number; readonly after: string | null };

/** The service's one root field. */
export type PersonService = {
  /** One page of the people that `input` finds, with the given selections of each. */
  page(input: unknown, selections: readonly string[], paging: Paging, signal: AbortSignal): Promise<Page>;
  /**
   * All of them, page by page; null is somebody of whom nothing came.
   *
   * @param expected - how many that will be, at most 100: the service prices a question by how many may come
   */
  all(
    input: unknown,
    selections: readonly string[],
    expected: number,
    signal: AbortSignal,
  ): Promise<(Row | null)[]>;
};

type Options = {
  readonly service: Service;
  readonly url: string;
  readonly tokens: TokenSource;
  readonly connections: Connections;
  readonly resilience: Resilience;
  readonly capture: DebugCapture;
};

/** Asks the GraphQL service: signed in, in the service's own form, with every failure told apart. */
export function createPersonService({
  service,
  url,
  tokens,
  connections,
  resilience,
  capture,
}: Options): PersonService {
  const documents: Readonly<Record<Form, WeakMap<readonly string[], string>>> = {
    nodes: new WeakMap(),
    edges: new WeakMap(),
  };
  let held: { readonly token: string; readonly client: GraphQLClient } | null = null;

  function documentFor(selections: readonly string[], form: Form): string {
    const known = documents[form].get(selections);
    if (known !== undefined) return known;
    const document = questionFor(service, selections, form);
    documents[form].set(selections, document);
    return document;
  }

  /** The client that signs in with this token. It is kept as long as the token is, so that headers are put together once for it. */
  function clientFor(token: string): GraphQLClient {
    if (held?.token !== token) {
      const headers = { ...HEADERS, authorization: `Bearer ${token}` };
      const client = new GraphQLClient(url, {
        fetch: (_url, init) => post(connections, capture, url, headers, init ?? {}),
        errorPolicy: 'all',
        // Spares the client reading the document for its name on every call.
        excludeOperationName: true,
      });
      held = { token, client };
    }
    return held.client;
  }

  async function connection(
    input: unknown,
    selections: readonly string[],
    form: Form,
    paging: Paging,
    signal: AbortSignal,
  ): Promise<Connection> {
    const document = documentFor(selections, form);
    const variables = { input, ...paging };
    const ask = (token: string) =>
      resilience.run((attemptSignal) => askWith(token, document, variables, attemptSignal), signal);
    return readConnection(await signedIn(ask, signal), service.root, form);
  }

  /**
   * A token may have been revoked since it was fetched: one refusal is answered with a new one. The token is fetched outside of the
   * service's own resilience, so that one failure of the token server does not count for each of those who wait for it.
   */
  async function signedIn<T>(ask: (token: string) => Promise<T>, signal: AbortSignal): Promise<T> {
    const token = await unlessAborted(tokens.token(), signal);
    try {
      return await ask(token);
    } catch (error) {
      if (!(error instanceof ProviderError) || error.code !== 'UPSTREAM_UNAUTHORIZED') throw error;
      tokens.drop(token);
      return ask(await unlessAborted(tokens.token(), signal));
    }
  }

  async function askWith(
    token: string,
    query: string,
    variables: object,
    signal: AbortSignal,
  ): Promise<unknown> {
    const { data, errors } = await clientFor(token)
      .rawRequest<unknown>({ query, variables, signal })
      .catch((error: unknown) => {
        // The client's own errors hold the whole question, variables and all: none of it goes on.
        throw error instanceof ProviderError ? error : wrongContent();
      });
    // What is not even a list is no sign of success.
    if (errors !== undefined && !(Array.isArray(errors) && errors.length === 0)) throw graphqlFailure(errors);
    return data;
  }

  return {
    async page(input, selections, paging, signal) {
      const { rows, hasMore } = await connection(input, selections, 'edges', paging, signal);
      return { people: rows.map(readEdge), hasMore };
    },
    async all(input, selections, expected, signal) {
      const people: (Row | null)[] = [];
      let after: string | null = null;
      for (let hasMore = true, pages = 1; hasMore; pages += 1) {
        const paging: Paging = { first: expected, after };
        const next = await connection(input, selections, 'nodes', paging, signal);
        // Not to be able to go on must not look as if nobody came behind; nor may it go on for ever.
        const isStuck = next.endCursor === null || next.endCursor === after || pages === MOST_PAGES;
        if (next.hasMore && isStuck) throw wrongContent();
        people.push(...next.rows);
        after = next.endCursor;
        hasMore = next.hasMore;
      }
      return people;
    },
  };
}

/** A number may lead to two people, so a page more than expected is in order; that it goes on and on is not. */
const MOST_PAGES = 10;

const HEADERS = {
  accept: 'application/graphql-response+json, application/json',
  'content-type': 'application/json',
};

/** The seam under graphql-request: our own connections, which are many times faster than `fetch`. */
async function post(
  connections: Connections,
  capture: DebugCapture,
  url: string,
  headers: Readonly<Record<string, string>>,
  init: RequestInit,
): Promise<Response> {
  const body = init.body as string;
  const captured = capture.begin(body);
  let reply: Reply;
  try {
    reply = await connections.exchange(url, {
      method: 'POST',
      headers,
      body,
      signal: init.signal as AbortSignal,
    });
  } catch (error) {
    captured.withoutAnswer(error instanceof ProviderError ? (error.advice ?? error.code) : 'unknown');
    throw error;
  }
  captured.answer(reply.status, reply.text);
  if (reply.status !== 200) throw httpFailure(reply);
  return asResponse(reply);
}

/** What graphql-request reads of a response, and no more. */
function asResponse({ status, headers, text }: Reply): Response {
  const contentType = headers['content-type'];
  return {
    ok: true,
    status,
    headers: { get: () => contentType ?? null },
    text: () => Promise.resolve(text),
  } as unknown as Response;
}

type Connection = {
  readonly rows: readonly (Row | null)[];
  readonly endCursor: string | null;
  readonly hasMore: boolean;
};

function readConnection(data: unknown, root: string, form: Form): Connection {
  const connection = Row.of(data, 'data').row(root);
  if (connection === null) throw wrongContent();
  const rows = connection.rowsAndGaps(form);
  const pageInfo = connection.row('pageInfo');
  const hasMore = pageInfo?.flag('hasNextPage') ?? null;
  if (pageInfo === null || hasMore === null) throw wrongContent();
  return { rows, endCursor: pageInfo.text('endCursor'), hasMore };
}

function readEdge(edge: Row | null): Page['people'][number] {
  // Without a cursor there is no going on behind it.
  if (edge === null) throw wrongContent();
  return { cursor: edge.requiredText('cursor'), person: edge.row('node') };
}
