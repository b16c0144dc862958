import { ProviderError } from '../../provider-error.ts';
import { settle } from '../../told.ts';
import { ours, PERSON_STATUS } from './code-lists.ts';
import type { Row } from './row.ts';

/** What the register says of a person and a key: it is theirs, it was, or it only was by mistake. */
export type Hold = 'PRESENT' | 'FORMER' | 'ANNULLED';

export type Holder = { readonly person: Row; readonly hold: Hold };

/**
 * Who is meant by a key that leads to several people. A number does where somebody's record was closed, because they had two or it was
 * changed, and they live on under another record; the answer comes in no order. Meant is:
 *
 * 1. somebody whose record is open, before one whose record is closed (`nedlagt_person`) or annulled (`annulleret`);
 * 2. of those, somebody who has the number now, before one who had it.
 *
 * If that leaves more than one person, none is returned: one of them would be the wrong one. A pointer from the closed record to the other one,
 * as the register's data model has it (`gaeldendeperson`), is not in the service's type.
 */
export function whoHasKey(holders: readonly Holder[]): Row | ProviderError {
  const best = Math.min(...holders.map(rankOf));
  const meant = holders.filter((holder) => rankOf(holder) === best).map(({ person }) => person);
  const [first] = meant;
  if (first !== undefined && meant.every((person) => isSame(person, first))) return first;
  return new ProviderError('UPSTREAM_INVALID_RESPONSE', 'The source has several people under one key.', {
    advice:
      'Several open records have the same number now, or had it before. That is for the register to mend; until then they are found by id.',
  });
}

function rankOf({ person, hold }: Holder): number {
  const status = settle(() => person.text('status'));
  const isClosed = typeof status === 'string' && CLOSED.includes(ours(PERSON_STATUS, status));
  return (isClosed ? 2 : 0) + (hold === 'PRESENT' ? 0 : 1);
}

const CLOSED: readonly string[] = ['CLOSED', 'ANNULLED'];

/** One person comes twice where the pages moved while they were read. */
function isSame(one: Row, other: Row): boolean {
  const ids = [one, other].map((person) => settle(() => person.text('id')));
  return one === other || (typeof ids[0] === 'string' && ids[0] === ids[1]);
}
