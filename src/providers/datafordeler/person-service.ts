import { GraphQLClient } from 'graphql-request';
import { ProviderError } from '../provider-error.ts';
import type { Connections, Reply } from '../transport/connections.ts';
import type { Resilience } from '../transport/resilience.ts';
import type { DebugCapture } from './debug-capture.ts';
import { graphqlFailure, httpFailure } from './failures.ts';
import { MOST_KEYS, questionFor, type Service } from './question.ts';
import { Row } from './row.ts';
import type { TokenSource } from './token-source.ts';

export type Page = {
  readonly people: readonly Row[];
  readonly endCursor: string | null;
  readonly hasMore: boolean;
};

/** The service's one root field. */
export type PersonService = {
  /** One page of the people that `input` finds, with the given selections of each. */
  page(
    input: object,
    selections: readonly string[],
    after: string | null,
    signal: AbortSignal,
  ): Promise<Page>;
  /** All pages of them. */
  all(input: object, selections: readonly string[], signal: AbortSignal): Promise<Row[]>;
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
  const documents = new Map<string, string>();
  const client = new GraphQLClient(url, {
    fetch: (_url, init) => post(connections, capture, url, init ?? {}),
    errorPolicy: 'all',
    // Spares the client reading the document for its name on every call.
    excludeOperationName: true,
  });

  function documentFor(selections: readonly string[]): string {
    const key = selections.join(' ');
    const document = documents.get(key) ?? questionFor(service, selections);
    documents.set(key, document);
    return document;
  }

  async function page(
    input: object,
    selections: readonly string[],
    after: string | null,
    signal: AbortSignal,
  ): Promise<Page> {
    const document = documentFor(selections);
    const variables = { input, first: MOST_KEYS, after };
    const data = await resilience.run((attemptSignal) => ask(document, variables, attemptSignal), signal);
    return readPage(data, service.root);
  }

  /** A token may have been revoked since it was fetched: one refusal is answered with a new one. */
  async function ask(document: string, variables: object, signal: AbortSignal): Promise<unknown> {
    const token = await tokens.token();
    try {
      return await askWith(token, document, variables, signal);
    } catch (error) {
      if (!(error instanceof ProviderError) || error.code !== 'UPSTREAM_UNAUTHORIZED') throw error;
      tokens.drop(token);
      return askWith(await tokens.token(), document, variables, signal);
    }
  }

  async function askWith(
    token: string,
    query: string,
    variables: object,
    signal: AbortSignal,
  ): Promise<unknown> {
    const requestHeaders = { authorization: `Bearer ${token}` };
    const { data, errors } = await client
      .rawRequest<unknown>({ query, variables, requestHeaders, signal })
      .catch((error: unknown) => {
        // The client's own errors hold the whole question, variables and all: none of it goes on.
        throw error instanceof ProviderError ? error : notUnderstood();
      });
    if (errors !== undefined && errors.length > 0) throw graphqlFailure(errors[0]!);
    return data;
  }

  return {
    page,
    async all(input, selections, signal) {
      const people: Row[] = [];
      for (let after: string | null = null, hasMore = true; hasMore;) {
        const next: Page = await page(input, selections, after, signal);
        people.push(...next.people);
        after = next.endCursor;
        hasMore = next.hasMore;
      }
      return people;
    },
  };
}

/** The seam under graphql-request: our own connections, which are many times faster than `fetch`. */
async function post(
  connections: Connections,
  capture: DebugCapture,
  url: string,
  init: RequestInit,
): Promise<Response> {
  const body = init.body as string;
  const captured = capture.begin(body);
  const reply = await connections.exchange(url, {
    method: 'POST',
    headers: Object.fromEntries(new Headers(init.headers)),
    body,
    signal: init.signal as AbortSignal,
  });
  captured.end(reply.status, reply.text);
  if (reply.status !== 200) throw httpFailure(reply);
  return asResponse(reply);
}

/** What graphql-request reads of a response, and no more. */
function asResponse({ status, headers, text }: Reply): Response {
  const contentType = headers['content-type'];
  return {
    ok: true,
    status,
    headers: new Headers(typeof contentType === 'string' ? { 'content-type': contentType } : {}),
    text: () => Promise.resolve(text),
  } as Response;
}

function readPage(data: unknown, root: string): Page {
  const connection = Row.of(data, 'data').row(root);
  const people = connection?.rows('nodes');
  if (connection === null || people === null || people === undefined) throw notUnderstood();
  const pageInfo = connection.row('pageInfo');
  const endCursor = pageInfo?.text('endCursor') ?? null;
  return { people, endCursor, hasMore: pageInfo?.flag('hasNextPage') === true && endCursor !== null };
}

const notUnderstood = (): ProviderError =>
  new ProviderError(
    'UPSTREAM_INVALID_RESPONSE',
    'The source answered something that is not a GraphQL answer.',
    {
      advice: 'Switch debug capture on to see it.',
    },
  );
