import type { CprEventKind } from '../../../domain/code-lists.ts';
import { EVENT_KIND, theirs } from '../mapping/code-lists.ts';
import { unclearWho } from './failures.ts';
import type { PersonService } from './person-service.ts';
import { PROTECTIONS } from './public-selection.ts';
import type { Row } from '../mapping/row.ts';

/** Whose data CPR handed over at `since` or later, for any reason or for events of one kind. */
export type ChangeWindow = {
  readonly since: Date;
  readonly kind: CprEventKind | null;
  /** 1 to 100. */
  readonly limit: number;
  /** The `endCursor` of an earlier page. */
  readonly after: string | null;
};

export type ChangedPeople = {
  /** Ids of the register; nobody twice, however often they changed. */
  readonly ids: readonly string[];
  readonly endCursor: string | null;
  readonly hasMore: boolean;
};

/**
 * A page of the people who changed: who, not what. The order is the register's own, not that of time, so a run is read to its end.
 *
 * The next run has to begin a day before this one began. The service takes hours to load a hand-over, and somebody who changes on a page that
 * has been read already is in the next run only. Some of the service's instants are Danish clock time with a `Z`, later than the real instant:
 * that gives too many people, never too few.
 */
export async function changedSince(
  service: PersonService,
  { since, kind, limit, after }: ChangeWindow,
  signal: AbortSignal,
): Promise<ChangedPeople> {
  const [code] = kind === null ? [] : theirs(EVENT_KIND, kind);
  if (kind !== null && code === undefined) return { ids: [], endCursor: after, hasMore: false };
  const input = {
    cprhaendelse: {
      afleveringsdato: { gte: sixDecimals(since) },
      ...(code === undefined ? {} : { forretningshaendelse: { eq: code } }),
    },
  };
  const page = await service.page(input, [`id ${PROTECTIONS}`], { first: limit, after }, signal, 'CHANGES');
  return {
    ids: page.people.map(({ person }) => idOf(person)),
    endCursor: page.people.at(-1)?.cursor ?? after,
    hasMore: page.hasMore,
  };
}

/** An entry that can't be read is an error, so that nobody who changed is missed. */
function idOf(person: Row | null): string {
  if (person === null) throw unclearWho();
  return person.requiredText('id');
}

/** An instant as the service writes them. */
const sixDecimals = (instant: Date): string => instant.toISOString().replace('Z', '000Z');
