import type { CivilStatusPeriod, Guardianship, Relative, Validity } from '../../domain/citizen.ts';
import { CIVIL_STATUS, CUSTODY_ROLE, GUARDIANSHIP_KIND, ours, PARENT_ROLE } from './code-lists.ts';
import { relativeOf } from './relative.ts';
import { UNTOLD } from './residence.ts';
import type { Row } from './row.ts';
import { current, earlier, isCurrent, isTrue } from './row-status.ts';

/** What a person is or was by marriage. */
export function civilStatusOf(row: Row): CivilStatusPeriod {
  return { civilStatus: ours(CIVIL_STATUS, row.requiredText('civilstandstype')), validity: row.validity() };
}

/**
 * The present spouse or partner; of the widowed and the dead, the one they had to the end, whom the register tells on the row of the
 * marriage. A divorce ends it: whomever such a row may name is no spouse.
 */
export function spouseOf(civilStatuses: readonly Row[] | null): Relative | null {
  const present = current(civilStatuses);
  const latestFirst = [...(present === null ? [] : [present]), ...(earlier(civilStatuses) ?? [])];
  for (const row of latestFirst) {
    const { civilStatus } = civilStatusOf(row);
    if (ENDED_IN_LIFE.includes(civilStatus)) return null;
    const spouse = relativeOf(row, 'SPOUSE', {
      known: 'aegtefaelle',
      unnumbered: 'aegtefaelleUdenCpr',
      invalid: 'ikkeValidRelationsAegtefaelle',
    });
    if (spouse !== null || !ENDED_BY_DEATH.includes(civilStatus)) return spouse;
  }
  return null;
}

const ENDED_IN_LIFE: readonly string[] = ['UNMARRIED', 'DIVORCED', 'DISSOLVED_PARTNERSHIP'];
const ENDED_BY_DEATH: readonly string[] = ['WIDOWED', 'LONGEST_LIVING_PARTNER', 'DEAD'];

export function separationsOf(civilStatuses: readonly Row[] | null): Validity[] | null {
  if (civilStatuses === null) return null;
  return civilStatuses
    .filter(isTrue)
    .flatMap((row) =>
      (row.rows('separationer') ?? []).filter(isTrue).map((separation) => separation.validity() ?? UNTOLD),
    );
}

export function parentOf(row: Row): Relative {
  const role = ours(PARENT_ROLE, row.requiredText('foraelderrolle'));
  const fields = {
    known: 'foraelder',
    unnumbered: 'foraelderUdenCpr',
    invalid: 'ikkeValidRelationsForaelder',
  };
  return relativeOf(row, role, fields) ?? notIdentified(row, role);
}

export function custodyHolderOf(row: Row): Relative {
  const role = ours(CUSTODY_ROLE, row.requiredText('foraeldremyndighedsindehaverrolle'));
  const fields = {
    known: 'foraeldremyndig',
    unnumbered: 'foraeldremyndigUdenCpr',
    invalid: 'ikkeValidRelationsForaeldremyndig',
  };
  return relativeOf(row, role, fields) ?? notIdentified(row, role);
}

export function childOf(row: Row): Relative {
  return relativeOf(row, 'CHILD', { known: 'barn' }) ?? notIdentified(row, 'CHILD');
}

/** A child that the person holds custody of, with what the holder is to the child. */
export function childInCustodyOf(row: Row): Relative {
  const role = row.text('foraeldremyndighedsindehaverrolle');
  return { ...childOf(row), custodyAs: role === null ? null : ours(CUSTODY_ROLE, role) };
}

const notIdentified = (row: Row, role: Relative['role']): Relative => ({
  role,
  validity: row.validity(),
  key: null,
  person: null,
});

export function guardianshipOf(rows: readonly Row[] | null): Guardianship | null {
  const row = rows?.find(isCurrent);
  if (row === undefined) return null;
  return {
    kind: ours(GUARDIANSHIP_KIND, row.requiredText('vaergemaalstype')),
    guardianName: row.text('vaergenavn'),
    guardianAddressLines: row.lines('adresselinie'),
    validity: row.validity(),
  };
}
