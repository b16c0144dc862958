import type { Finding } from './people-file-error.ts';
import { numbersOf, personIdOf } from './person-keys.ts';
import type { PersonLinks, PersonRecord } from './person-record.ts';

/**
 * Contradictions in one file: a number or id that several entries have, and somebody who is their own relative.
 *
 * @param entries in the order of the file; null for one that does not say who it is about
 * @param beside people whom the file will be laid over: it may replace them by number, but not give their id to another number
 */
export function contradictions(
  entries: readonly (PersonLinks | null)[],
  beside: readonly PersonRecord[],
): Finding[] {
  const findings: Finding[] = [];
  const owners = new Set<string>();
  const own = new Set(entries.map((entry) => entry?.cpr));
  for (const record of beside) if (!own.has(record.cpr)) claim(record, owners);
  for (const [index, entry] of entries.entries()) {
    if (entry === null) continue;
    const taken = claim(entry, owners);
    if (taken !== null) findings.push({ path: [index, taken], message: 'already belongs to another person' });
    for (const field of linksToOneself(entry)) findings.push({ path: [index, ...field], message: ONESELF });
  }
  return findings;
}

const ONESELF = 'expected somebody else: nobody is their own relative';

/** Takes the keys of a person; the field of one that somebody else has, or null. */
function claim(person: PersonLinks | PersonRecord, owners: Set<string>): string | null {
  const id = personIdOf(person);
  const keys = [...numbersOf(person), id];
  const taken = keys.find((key) => owners.has(key));
  for (const key of keys) owners.add(key);
  if (taken === undefined) return null;
  return taken === person.cpr ? 'cpr' : taken === id ? 'id' : 'cprHistory';
}

const LISTS = ['spouseHistory', 'parents', 'children', 'custodyHolders', 'custodyOver'] as const;

/** The fields in which a person is named as their own relative. */
function linksToOneself(person: PersonLinks): PropertyKey[][] {
  const keys = new Set([...numbersOf(person), personIdOf(person)]);
  const isSelf = ({ cpr = '', id = '' }: { cpr?: string | undefined; id?: string | undefined }): boolean =>
    keys.has(cpr) || keys.has(id.toLowerCase());
  const inLists = LISTS.flatMap((field) =>
    (person[field] ?? []).flatMap((link, index) => (isSelf(link) ? [[field, index]] : [])),
  );
  return person.spouse && isSelf(person.spouse) ? [['spouse'], ...inLists] : inLists;
}
