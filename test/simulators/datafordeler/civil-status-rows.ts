import type { Citizen, CivilStatusPeriod, Relative } from '../../../src/domain/citizen.ts';
import type { CivilStatus } from '../../../src/domain/code-lists.ts';
import { CIVIL_STATUS_CODE } from './danish-codes.ts';
import type { Civilstand } from './register-person.ts';
import { shapesOf, type FindCitizen } from './relations.ts';
import { row } from './span.ts';

/**
 * The present civil status and the others. A spouse is told on the marriage they belong to, which for the widowed, the divorced and the dead
 * is history; separations are told on the present one.
 */
export function civilStatusRows(citizen: Citizen, find: FindCitizen): Civilstand[] {
  const periods = periodsOf(citizen);
  const spouses = spousesByMarriage(citizen, periods);
  return periods.map((period, index) => {
    const spouse = spouses.get(period);
    const shapes = spouse === undefined ? null : shapesOf(spouse, find);
    return {
      ...row(period.validity, period.isPresent ? 'PRESENT' : 'EARLIER'),
      civilstandstype: CIVIL_STATUS_CODE[period.civilStatus],
      aegtefaelle: shapes?.known ?? null,
      aegtefaelleUdenCpr: shapes?.withoutNumber ?? null,
      ikkeValidRelationsAegtefaelle: shapes?.invalid ?? null,
      separationer: index === 0 ? (citizen.separations ?? []).map((period) => row(period)) : [],
    };
  });
}

type Period = CivilStatusPeriod & { readonly isPresent: boolean };

function periodsOf({ civilStatus, civilStatusValidity: validity, civilStatusHistory }: Citizen): Period[] {
  return [
    ...(civilStatus === null ? [] : [{ civilStatus, validity, isPresent: true }]),
    ...(civilStatusHistory ?? []).map((former) => ({ ...former, isPresent: false })),
  ];
}

function spousesByMarriage(
  { spouse, spouseHistory }: Citizen,
  periods: readonly CivilStatusPeriod[],
): ReadonlyMap<CivilStatusPeriod, Relative> {
  const spouses = new Map<CivilStatusPeriod, Relative>();
  for (const each of [...(spouse === null ? [] : [spouse]), ...(spouseHistory ?? [])]) {
    const free = periods.filter((period) => !spouses.has(period));
    const marriage = marriageWith(each, free);
    if (marriage !== undefined) spouses.set(marriage, each);
  }
  return spouses;
}

const IN_MARRIAGE: readonly CivilStatus[] = ['MARRIED', 'REGISTERED_PARTNERSHIP'];

function marriageWith(
  { validity: held }: Relative,
  periods: readonly CivilStatusPeriod[],
): CivilStatusPeriod | undefined {
  const marriages = periods.filter(({ civilStatus }) => IN_MARRIAGE.includes(civilStatus));
  const sameDay = marriages.find(({ validity }) => validity?.from === held?.from);
  return sameDay ?? marriages[0] ?? periods[0];
}
