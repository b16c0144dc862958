import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { Citizen, Relative } from '../../domain/citizen.ts';
import type { CivilStatus } from '../../domain/code-lists.ts';
import { validityOn, plainDay, type AnswerElement } from './answer-element.ts';
import { CUSTODY_ROLE, ours } from './code-lists.ts';
import { relativeOf, unidentified } from './relative.ts';

// Relatives come as a number, or as name and birth date of someone without one.

type Civil = Pick<Citizen, 'civilStatus' | 'civilStatusValidity'>;

/**
 * Whomever the record of a divorced person may still name is no spouse. Of the widowed it is not told when the marriage began.
 *
 * @param civil - it tells whether there still is a marriage, and since when
 */
export function spouseOf(relations: AnswerElement, civil: Civil): Relative | null {
  if (civil.civilStatus !== null && WITHOUT_SPOUSE.includes(civil.civilStatus)) return null;
  const spouse = relativeOf(relations.one('aegtefaelle'), 'SPOUSE');
  if (spouse === null || civil.civilStatus === null || !WITH_SPOUSE.includes(civil.civilStatus))
    return spouse;
  return { ...spouse, validity: civil.civilStatusValidity };
}

const WITHOUT_SPOUSE: readonly CivilStatus[] = ['UNMARRIED', 'DIVORCED', 'DISSOLVED_PARTNERSHIP'];
const WITH_SPOUSE: readonly CivilStatus[] = ['MARRIED', 'REGISTERED_PARTNERSHIP'];

export const parentsOf = (relations: AnswerElement): Relative[] =>
  PARENTS.flatMap((role) => parentOf(relations, role) ?? []);

const PARENTS = ['MOTHER', 'FATHER_OR_CO_MOTHER'] as const;

/** A parent with the number of nobody is one who is not known, not one who is not there. */
function parentOf(relations: AnswerElement, role: (typeof PARENTS)[number]): Relative | null {
  const parent = relations.one(role === 'MOTHER' ? 'mor' : 'far');
  return parent && (relativeOf(parent, role) ?? unidentified(role));
}

export const childrenOf = (relations: AnswerElement): Relative[] =>
  relations.all('barn').flatMap((child) => relativeOf(child, 'CHILD') ?? []);

/** Whoever holds custody of this child, or held it, or will: their validities tell which. */
export const custodyOf = (relations: AnswerElement, today: CalendarDate): Relative[] =>
  relations.all('foraeldremyndighed').map((custody) => custodyHolderOf(custody, relations, today));

/** On a child's record: a number, or that it is the mother or the father. A number goes before what is told of the parents. */
function custodyHolderOf(custody: AnswerElement, relations: AnswerElement, today: CalendarDate): Relative {
  const role = ours(CUSTODY_ROLE, custody.listedCode('foraeldremyndighedtype'));
  const told = relativeOf(custody, role, 'relationPersonnummer');
  const parent = PARENTS.find((each) => each === role);
  const named = told?.key != null || parent === undefined ? told : (parentOf(relations, parent) ?? told);
  const since = custody.uncertainDay('foraeldremyndighedStartdato');
  return {
    ...(named ?? unidentified(role)),
    role,
    validity: validityOn(
      today,
      since.day === null ? plainDay(custody.day('relationStartdato')) : since,
      plainDay(custody.day('foraeldremyndighedSletdato')),
    ),
  };
}
