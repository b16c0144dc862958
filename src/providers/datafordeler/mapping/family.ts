import type { CalendarDate } from '../../../domain/calendar-date.ts';
import type { CivilStatusPeriod, Guardianship, Relative } from '../../../domain/citizen.ts';
import type { CivilStatus } from '../../../domain/code-lists.ts';
import type { Validity } from '../../../domain/validity.ts';
import { CIVIL_STATUS, CUSTODY_ROLE, GUARDIANSHIP_KIND, ours, PARENT_ROLE } from './code-lists.ts';
import { relativeOf } from './relative.ts';
import type { Row } from './row.ts';
import { isTrue } from './row-status.ts';
import { otherRows, presentRow, trueRows, type DatedRow } from './which-row-counts.ts';

/** What a person is, was or will be by marriage. */
export const civilStatusOf = ({ row, validity }: DatedRow): CivilStatusPeriod => ({
  civilStatus: kindOf(row),
  validity,
});

const kindOf = (row: Row): CivilStatus => ours(CIVIL_STATUS, row.requiredText('civilstandstype'));

/**
 * The present spouse or partner; of the widowed and the dead, the one they had to the end, whom the register tells on the row of the
 * marriage. A divorce ends it: somebody named on such a row is not a spouse, nor is anybody on a row that does not hold today.
 */
export function spouseOf(civilStatuses: readonly Row[] | null, today: CalendarDate): Relative | null {
  const present = presentRow(civilStatuses, today);
  if (present === null) return null;
  if (!ENDED_BY_DEATH.includes(kindOf(present.row))) return isOverInLife(present) ? null : spouseIn(present);
  const before = (otherRows(civilStatuses, today) ?? []).filter(
    ({ validity }) => validity.phase === 'EARLIER',
  );
  for (const row of [present, ...before]) {
    if (isOverInLife(row)) return null;
    const last = spouseIn(row);
    if (last !== null) return isMarriage(row) ? last : (marriageWith(last, before) ?? withoutDays(last));
  }
  return null;
}

/**
 * Everybody else whom a row names as spouse: each marriage with its days, even to somebody who is the present spouse, and whoever only other
 * rows name. A row that was changed for technical reasons is not another marriage.
 */
export function spouseHistoryOf(
  civilStatuses: readonly Row[] | null,
  today: CalendarDate,
): Relative[] | null {
  if (civilStatuses === null) return null;
  const spouse = spouseOf(civilStatuses, today);
  const told: Relative[] = spouse === null ? [] : [spouse];
  const present = presentRow(civilStatuses, today);
  const rows = [...(present === null ? [] : [present]), ...(otherRows(civilStatuses, today) ?? [])];
  for (const row of rows.filter(isMarriage)) {
    const other = spouseIn(row);
    if (other !== null && !told.some((one) => isSameMarriage(one, other))) told.push(other);
  }
  for (const row of rows.filter((each) => !isMarriage(each))) {
    const other = spouseIn(row);
    if (other !== null && !told.some((one) => isSamePerson(one, other))) told.push(withoutDays(other));
  }
  return spouse === null ? told : told.slice(1);
}

const ENDED_IN_LIFE: readonly CivilStatus[] = ['UNMARRIED', 'DIVORCED', 'DISSOLVED_PARTNERSHIP'];
const ENDED_BY_DEATH: readonly CivilStatus[] = ['WIDOWED', 'LONGEST_LIVING_PARTNER', 'DEAD'];
const MARRIAGES: readonly CivilStatus[] = ['MARRIED', 'REGISTERED_PARTNERSHIP'];

const isOverInLife = ({ row }: DatedRow): boolean => ENDED_IN_LIFE.includes(kindOf(row));
const isMarriage = ({ row }: DatedRow): boolean => MARRIAGES.includes(kindOf(row));

/** The days of a divorce or a widowhood are not those of the marriage before it. */
const withoutDays = (spouse: Relative): Relative => ({ ...spouse, validity: null });

function marriageWith(spouse: Relative, rows: readonly DatedRow[]): Relative | null {
  const marriages = rows.filter(isMarriage).flatMap((row) => spouseIn(row) ?? []);
  return marriages.find((marriage) => isSamePerson(marriage, spouse)) ?? null;
}

const isSameMarriage = (one: Relative, other: Relative): boolean =>
  isSamePerson(one, other) && one.validity?.from === other.validity?.from;

function isSamePerson(one: Relative, other: Relative): boolean {
  if (one.key === null || other.key === null) {
    const [name, otherName] = [one.person?.name, other.person?.name];
    return one.key === other.key && name === otherName && one.person?.birthDate === other.person?.birthDate;
  }
  if (one.key.id !== undefined && other.key.id !== undefined) return one.key.id === other.key.id;
  return one.key.cpr?.reveal() === other.key.cpr?.reveal();
}

const spouseIn = (dated: DatedRow): Relative | null =>
  relativeOf(dated, 'SPOUSE', {
    known: 'aegtefaelle',
    unnumbered: 'aegtefaelleUdenCpr',
    invalid: 'ikkeValidRelationsAegtefaelle',
  });

/** Null where no row has a list of them, be it an empty one. */
export function separationsOf(civilStatuses: readonly Row[] | null, today: CalendarDate): Validity[] | null {
  if (civilStatuses === null) return null;
  const lists = civilStatuses.filter(isTrue).map((row) => row.rows('separationer'));
  if (lists.length > 0 && lists.every((list) => list === null)) return null;
  const rows = lists.flatMap((list) => list ?? []);
  return trueRows(rows, today)?.map(({ validity }) => validity) ?? null;
}

export function parentOf(dated: DatedRow): Relative {
  const role = ours(PARENT_ROLE, dated.row.requiredText('foraelderrolle'));
  const fields = {
    known: 'foraelder',
    unnumbered: 'foraelderUdenCpr',
    invalid: 'ikkeValidRelationsForaelder',
  };
  return relativeOf(dated, role, fields) ?? notIdentified(dated, role);
}

export function custodyHolderOf(dated: DatedRow): Relative {
  const role = ours(CUSTODY_ROLE, dated.row.requiredText('foraeldremyndighedsindehaverrolle'));
  const fields = {
    known: 'foraeldremyndig',
    unnumbered: 'foraeldremyndigUdenCpr',
    invalid: 'ikkeValidRelationsForaeldremyndig',
  };
  return relativeOf(dated, role, fields) ?? notIdentified(dated, role);
}

export function childOf(dated: DatedRow): Relative {
  return relativeOf(dated, 'CHILD', { known: 'barn' }) ?? notIdentified(dated, 'CHILD');
}

/** A child that the person holds custody of, with what the holder is to the child. */
export function childInCustodyOf(dated: DatedRow): Relative {
  const role = dated.row.text('foraeldremyndighedsindehaverrolle');
  return { ...childOf(dated), custodyAs: role === null ? null : ours(CUSTODY_ROLE, role) };
}

const notIdentified = ({ validity }: DatedRow, role: Relative['role']): Relative => ({
  role,
  validity,
  key: null,
  person: null,
});

export const guardianshipOf = ({ row, validity }: DatedRow): Guardianship => ({
  kind: ours(GUARDIANSHIP_KIND, row.requiredText('vaergemaalstype')),
  guardianName: row.text('vaergenavn'),
  guardianAddressLines: row.lines('adresselinie'),
  validity,
});
