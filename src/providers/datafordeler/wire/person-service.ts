import type { GraphQLClient } from 'graphql-request';
import { ProviderError } from '../../provider-error.ts';
import type { Connections } from '../../transport/http/connections.ts';
import type { Resilience } from '../../transport/resilience/resilience.ts';
import type { CallAbout } from '../../transport/upstream-channels.ts';
import { unlessAborted } from '../../transport/resilience/unless-aborted.ts';
import { Row } from '../mapping/row.ts';
import { createClients } from './client.ts';
import type { DebugCapture } from './debug-capture.ts';
import { createDocuments, type Form } from './document.ts';
import { graphqlFailure, wrongContent } from './failures.ts';
import type { Service } from './service.ts';
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
  /** One page of the people that `input` finds, with the given selections of each. `operation` is told whoever watches. */
  page(
    input: unknown,
    selections: readonly string[],
    paging: Paging,
    signal: AbortSignal,
    operation: 'SEARCH' | 'CHANGES',
  ): Promise<Page>;
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
export function createPersonService(options: Options): PersonService {
  const { service, tokens, resilience } = options;
  const clientFor = createClients(options);
  const documentFor = createDocuments(service);

  async function ask(question: Question, signal: AbortSignal): Promise<People> {
    const { input, selections, form, paging, about } = question;
    const request = { query: documentFor(selections, form), variables: { input, ...paging } };
    const askWith = (token: string) =>
      resilience.run((attemptSignal) => dataOf(clientFor(token), request, attemptSignal), signal, about);
    return readPeople(await signedIn(tokens, askWith, signal), service.root, form);
  }

  return {
    async page(input, selections, paging, signal, operation) {
      const about = { operation, keys: null };
      const { rows, hasMore } = await ask({ input, selections, form: 'edges', paging, about }, signal);
      return { people: rows.map(readEdge), hasMore };
    },
    all: (input, selections, expected, signal) =>
      everyPage((after) => {
        const paging = { first: expected, after };
        const about = { operation: 'LOOK_UP' as const, keys: expected };
        return ask({ input, selections, form: 'nodes', paging, about }, signal);
      }),
  };
}

/** What one page asks for: whom, which fields, and in which form. */
type Question = {
  readonly input: unknown;
  readonly selections: readonly string[];
  readonly form: Form;
  readonly paging: Paging;
  readonly about: CallAbout;
};

/**
 * A token may have been revoked since it was fetched: after a refusal it is tried once with a new one. The token is fetched outside of the
 * service's own resilience, so that one failure of the token server does not count for each of those who wait for it.
 */
async function signedIn<T>(
  tokens: TokenSource,
  ask: (token: string) => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  const token = await unlessAborted(tokens.token(), signal);
  try {
    return await ask(token);
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== 'UPSTREAM_UNAUTHORIZED') throw error;
    tokens.drop(token);
    return ask(await unlessAborted(tokens.token(), signal));
  }
}

async function dataOf(
  client: GraphQLClient,
  request: { readonly query: string; readonly variables: object },
  signal: AbortSignal,
): Promise<unknown> {
  const { data, errors } = await client
    .rawRequest<unknown>({ ...request, signal })
    .catch((error: unknown) => {
      // The client's own errors hold the whole question, variables and all: none of it goes on.
      throw error instanceof ProviderError ? error : wrongContent();
    });
  // What is not even a list is no sign of success.
  if (errors !== undefined && !(Array.isArray(errors) && errors.length === 0)) throw graphqlFailure(errors);
  return data;
}

/** A number may lead to two people, so one page more than expected is normal; pages without end are not. */
const MOST_PAGES = 10;

/** The people of all pages, from the first on. */
async function everyPage(pageAfter: (after: string | null) => Promise<People>): Promise<(Row | null)[]> {
  const people: (Row | null)[] = [];
  let after: string | null = null;
  for (let hasMore = true, pages = 1; hasMore; pages += 1) {
    const next: People = await pageAfter(after);
    // Not to be able to go on must not look as if nobody came behind; nor may it go on for ever.
    const isStuck = next.endCursor === null || next.endCursor === after || pages === MOST_PAGES;
    if (next.hasMore && isStuck) throw wrongContent();
    people.push(...next.rows);
    after = next.endCursor;
    hasMore = next.hasMore;
  }
  return people;
}

/** What the service answers with: rows of people, or edges to them. */
type People = {
  readonly rows: readonly (Row | null)[];
  readonly endCursor: string | null;
  readonly hasMore: boolean;
};

function readPeople(data: unknown, root: string, form: Form): People {
  const people = Row.of(data, 'data').row(root);
  if (people === null) throw wrongContent();
  const rows = people.rowsAndGaps(form);
  const pageInfo = people.row('pageInfo');
  const hasMore = pageInfo?.flag('hasNextPage') ?? null;
  if (pageInfo === null || hasMore === null) throw wrongContent();
  return { rows, endCursor: pageInfo.text('endCursor'), hasMore };
}

function readEdge(edge: Row | null): Page['people'][number] {
  // Without a cursor there is no going on behind it.
  if (edge === null) throw wrongContent();
  return { cursor: edge.requiredText('cursor'), person: edge.row('node') };
}
