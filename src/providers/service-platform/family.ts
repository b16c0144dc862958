import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Citizen, Relative } from '../../domain/citizen.ts';
import type { CivilStatus } from '../../domain/code-lists.ts';
import { periodOn, plainDay, type AnswerElement } from './answer-element.ts';
import { CUSTODY_ROLE, ours } from './code-lists.ts';
import { relativeOf } from './relative.ts';

type Civil = Pick<Citizen, 'civilStatus' | 'civilStatusValidity'>;
type Family = Pick<Citizen, 'spouse' | 'parents' | 'children' | 'custodyHolders' | 'custodyHolderHistory'>;

/** Where the service tells of no relations at all, it is not known that there are none. */
const UNTOLD: Family = {
  spouse: null,
  parents: null,
  children: null,
  custodyHolders: null,
  custodyHolderHistory: null,
};

/**
 * The family. Relatives come as a number, or as name and birth date of someone without one.
 *
 * @param civil - it tells whether there still is a marriage, and since when
 * @param today - custody holds then, or at another time
 */
export function familyOf(relations: AnswerElement | null, civil: Civil, today: CalendarDate): Family {
  if (relations === null) return UNTOLD;
  const mother = relativeOf(relations.one('mor'), 'MOTHER');
  const father = relativeOf(relations.one('far'), 'FATHER_OR_CO_MOTHER');
  const holders = relations
    .all('foraeldremyndighed')
    .flatMap((custody) => custodyHolderOf(custody, { mother, father }, today) ?? []);
  return {
    spouse: spouseOf(relations.one('aegtefaelle'), civil),
    parents: [mother, father].filter((parent) => parent !== null),
    children: relations.all('barn').flatMap((child) => relativeOf(child, 'CHILD') ?? []),
    custodyHolders: holders.filter(({ validity }) => validity?.phase === 'PRESENT'),
    custodyHolderHistory: holders.filter(({ validity }) => validity?.phase !== 'PRESENT'),
  };
}

/** Whomever the record of a divorced person may still name is no spouse. Of the widowed it is not told when the marriage began. */
function spouseOf(relation: AnswerElement | null, civil: Civil): Relative | null {
  if (civil.civilStatus !== null && WITHOUT_SPOUSE.includes(civil.civilStatus)) return null;
  const spouse = relativeOf(relation, 'SPOUSE');
  if (spouse === null || civil.civilStatus === null || !WITH_SPOUSE.includes(civil.civilStatus))
    return spouse;
  return { ...spouse, validity: civil.civilStatusValidity };
}

const WITHOUT_SPOUSE: readonly CivilStatus[] = ['UNMARRIED', 'DIVORCED', 'DISSOLVED_PARTNERSHIP'];
const WITH_SPOUSE: readonly CivilStatus[] = ['MARRIED', 'REGISTERED_PARTNERSHIP'];

/** On a child's record: that the mother or the father holds custody, or another holder's number. */
function custodyHolderOf(
  custody: AnswerElement,
  parents: { readonly mother: Relative | null; readonly father: Relative | null },
  today: CalendarDate,
): Relative | null {
  const role = ours(CUSTODY_ROLE, custody.listedCode('foraeldremyndighedtype'));
  const parent = role === 'MOTHER' ? parents.mother : role === 'FATHER_OR_CO_MOTHER' ? parents.father : null;
  const holder = parent ?? relativeOf(custody, role, 'relationPersonnummer');
  if (holder === null) return null;
  const since = custody.uncertainDay('foraeldremyndighedStartdato');
  return {
    ...holder,
    role,
    validity: periodOn(
      today,
      since.day === null ? plainDay(custody.day('relationStartdato')) : since,
      plainDay(custody.day('foraeldremyndighedSletdato')),
    ),
  };
}
