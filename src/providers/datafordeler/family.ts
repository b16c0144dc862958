import type { CalendarDate } from '../../domain/calendar-date.ts';
import type { CivilStatusPeriod, Guardianship, Relative } from '../../domain/citizen.ts';
import type { CivilStatus } from '../../domain/code-lists.ts';
import type { Validity } from '../../domain/validity.ts';
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
 * marriage. A divorce ends it: whomever such a row may name is no spouse, and nor is whoever stands on a row that does not hold today.
 */
export function spouseOf(civilStatuses: readonly Row[] | null, today: CalendarDate): Relative | null {
  const present = presentRow(civilStatuses, today);
  if (present === null) return null;
  const status = kindOf(present.row);
  if (ENDED_IN_LIFE.includes(status)) return null;
  const spouse = spouseIn(present);
  if (spouse !== null || !ENDED_BY_DEATH.includes(status)) return spouse;
  const before =
    otherRows(civilStatuses, today)?.filter(({ validity }) => validity.phase === 'EARLIER') ?? [];
  for (const earlier of before) {
    if (ENDED_IN_LIFE.includes(kindOf(earlier.row))) return null;
    const last = spouseIn(earlier);
    if (last !== null) return last;
  }
  return null;
}

const ENDED_IN_LIFE: readonly CivilStatus[] = ['UNMARRIED', 'DIVORCED', 'DISSOLVED_PARTNERSHIP'];
const ENDED_BY_DEATH: readonly CivilStatus[] = ['WIDOWED', 'LONGEST_LIVING_PARTNER', 'DEAD'];
const MARRIAGES: readonly CivilStatus[] = ['MARRIED', 'REGISTERED_PARTNERSHIP'];

/** Everybody else whom a row names as spouse, each once: with the days of the marriage, where there is a row of it. */
export function spouseHistoryOf(
  civilStatuses: readonly Row[] | null,
  today: CalendarDate,
): Relative[] | null {
  const rows = otherRows(civilStatuses, today);
  if (rows === null) return null;
  const spouse = spouseOf(civilStatuses, today);
  const told = new Set(spouse === null ? [] : [identityOf(spouse)]);
  const ofMarriages = rows.filter(({ row }) => MARRIAGES.includes(kindOf(row)));
  const ofOthers = rows.filter(({ row }) => !MARRIAGES.includes(kindOf(row)));
  const present = presentRow(civilStatuses, today);
  return [...ofMarriages, ...ofOthers, ...(present === null ? [] : [present])].flatMap((row) => {
    const former = spouseIn(row);
    if (former === null || told.has(identityOf(former))) return [];
    told.add(identityOf(former));
    return [MARRIAGES.includes(kindOf(row.row)) ? former : { ...former, validity: null }];
  });
}

const spouseIn = (dated: DatedRow): Relative | null =>
  relativeOf(dated, 'SPOUSE', {
    known: 'aegtefaelle',
    unnumbered: 'aegtefaelleUdenCpr',
    invalid: 'ikkeValidRelationsAegtefaelle',
  });

/** The same text for the same relative. It holds a number or a name, and goes nowhere. */
function identityOf({ key, person }: Relative): string {
  return key === null
    ? `${person?.name ?? ''} ${person?.birthDate ?? ''}`
    : (key.id ?? key.cpr?.reveal() ?? '');
}

export function separationsOf(civilStatuses: readonly Row[] | null, today: CalendarDate): Validity[] | null {
  if (civilStatuses === null) return null;
  return civilStatuses
    .filter(isTrue)
    .flatMap((row) => trueRows(row.rows('separationer'), today) ?? [])
    .map(({ validity }) => validity);
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
