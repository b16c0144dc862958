import { CprNumber } from '../../domain/cpr-number.ts';
import { numbersOf, personIdOf } from './person-keys.ts';
import {
  isRandom,
  type CustodyHolderRecord,
  type DescribedPerson,
  type ParentRecord,
  type PersonRecord,
  type RelativeRecord,
} from './person-record.ts';

type LinkLists = {
  parents?: ParentRecord[] | undefined;
  children?: RelativeRecord[] | undefined;
  custodyHolders?: CustodyHolderRecord[] | undefined;
  custodyOver?: RelativeRecord[] | undefined;
};

/**
 * Lays an operator's own people over the built-in ones: a person with a number that is already there replaces that one, any other
 * is added. Then every link between two people of the set is made to agree both ways, so that an own file with one child is enough:
 * a link that only one of them tells is completed at the other. Of two spouses told for one person, the own file's wins.
 */
export function mergePeople(
  base: readonly PersonRecord[],
  own: readonly PersonRecord[],
): readonly PersonRecord[] {
  const ownNumbers = new Set(own.map(({ cpr }) => cpr));
  const people = structuredClone([...base.filter(({ cpr }) => !ownNumbers.has(cpr)), ...own]);
  const described = people.filter((record): record is DescribedPerson => !isRandom(record));
  const find = finderOf(described);
  for (const person of described) completeLists(person, find);
  for (const person of described) if (ownNumbers.has(person.cpr)) claimSpouse(person, find);
  for (const person of described) completeSpouse(person, find);
  return people;
}

type Find = (link: RelativeRecord) => DescribedPerson | undefined;

function finderOf(people: readonly DescribedPerson[]): Find {
  const byKey = new Map<string, DescribedPerson>();
  for (const person of people)
    for (const key of [...numbersOf(person), personIdOf(person)]) byKey.set(key, person);
  return ({ cpr, id }) => byKey.get(cpr ?? id?.toLowerCase() ?? '');
}

function completeLists(person: DescribedPerson, find: Find): void {
  const self = { cpr: person.cpr };
  const leadsHere = (link: RelativeRecord): boolean => find(link) === person;
  const each = (
    links: readonly RelativeRecord[] | undefined,
    complete: (other: DescribedPerson & LinkLists) => void,
  ): void => {
    for (const link of links ?? []) {
      const other = find(link);
      if (other !== undefined && other !== person) complete(other);
    }
  };
  each(person.parents, (parent) => {
    if (!parent.children?.some(leadsHere)) parent.children = [...(parent.children ?? []), self];
  });
  each(person.children, (child) => {
    if (child.parents?.some(leadsHere)) return;
    child.parents = [...(child.parents ?? []), { role: parentRole(person), ...self }];
  });
  each(person.custodyHolders, (holder) => {
    if (!holder.custodyOver?.some(leadsHere)) holder.custodyOver = [...(holder.custodyOver ?? []), self];
  });
  each(person.custodyOver, (child) => {
    if (child.custodyHolders?.some(leadsHere)) return;
    const role = child.parents?.find(leadsHere)?.role ?? 'OTHER_CUSTODY_HOLDER';
    child.custodyHolders = [...(child.custodyHolders ?? []), { role, ...self }];
  });
}

function claimSpouse(person: DescribedPerson, find: Find): void {
  const spouse = person.spouse && find(person.spouse);
  if (spouse !== undefined && spouse !== person) spouse.spouse = { cpr: person.cpr };
}

function completeSpouse(person: DescribedPerson, find: Find): void {
  const spouse = person.spouse && find(person.spouse);
  if (spouse === undefined || spouse === person) return;
  if (spouse.spouse === undefined) spouse.spouse = { cpr: person.cpr };
  else if (find(spouse.spouse) !== person) delete person.spouse;
}

function parentRole({ cpr }: DescribedPerson): ParentRecord['role'] {
  return CprNumber.of(cpr).sex === 'FEMALE' ? 'MOTHER' : 'FATHER_OR_CO_MOTHER';
}
