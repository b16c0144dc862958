import type { CalendarDate } from '../../../domain/calendar-date.ts';
import type { Relative } from '../../../domain/citizen.ts';
import type { CivilStatus } from '../../../domain/code-lists.ts';
import type { Validity } from '../../../domain/validity.ts';
import { validityOn, plainDay, type AnswerElement } from '../wire/answer-element.ts';
import { CUSTODY_ROLE, ours } from './code-lists.ts';
import { relativeOf, unidentified } from './relative.ts';

// Relatives come as a number, or as name and birth date of someone without one.

/**
 * Somebody whom the record of a divorced person still names is not a spouse. For the widowed the service does not tell when the marriage
 * began.
 *
 * @param civilStatus - it tells whether there still is a marriage
 * @param marriage - since when, if there is
 */
export function spouseOf(
  relations: AnswerElement,
  civilStatus: CivilStatus | null,
  marriage: Validity | null,
): Relative | null {
  if (civilStatus !== null && WITHOUT_SPOUSE.includes(civilStatus)) return null;
  const spouse = relativeOf(relations.one('aegtefaelle'), 'SPOUSE');
  const lasts = civilStatus !== null && WITH_SPOUSE.includes(civilStatus);
  return spouse && lasts ? { ...spouse, validity: marriage } : spouse;
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
