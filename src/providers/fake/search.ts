import { fitsSearch } from '../../domain/citizen-search.ts';
import type { TestPerson } from './never-told.ts';
import type { SearchPage, SearchWindow } from '../provider.ts';

/** A page of those among `people` whom the search finds, in the order of their ids. */
type PeopleSearch = (window: SearchWindow) => SearchPage | 'UNKNOWN_CURSOR';

/** Prepares a search among well-described people: the random ones are too many to look through, and exist only when asked for. */
export function createSearch(people: readonly TestPerson[]): PeopleSearch {
  const sorted = people.toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const places = new Map(sorted.map((citizen, index) => [cursorOf(citizen), index]));

  return ({ search, limit, after }) => {
    const behind = after === null ? -1 : places.get(after);
    if (behind === undefined) return 'UNKNOWN_CURSOR';
    const found = sorted.slice(behind + 1).filter((citizen) => fitsSearch(citizen, search));
    const page = found.slice(0, limit).map((citizen) => ({ cursor: cursorOf(citizen), citizen }));
    return {
      people: page,
      endCursor: page.at(-1)?.cursor ?? after,
      hasMore: found.length > limit,
    };
  };
}

const cursorOf = ({ id }: TestPerson): string => `fake-citizen-${id}`;
