import type { Citizen, CivilStatusPeriod } from '../../../src/domain/citizen.ts';
import type { CivilStatus } from '../../../src/domain/code-lists.ts';
import { CIVIL_STATUS_CODE, CURRENT, HISTORIC } from './danish-codes.ts';
import type { Civilstand } from './register-person.ts';
import { shapesOf, type FindCitizen } from './relations.ts';
import { row } from './span.ts';

/**
 * The present civil status and the earlier ones. The spouse is told on the marriage they belong to, which for the widowed and the dead
 * is history; separations are told on the present one.
 */
export function civilStatusRows(citizen: Citizen, find: FindCitizen): Civilstand[] {
  const periods = periodsOf(citizen);
  const married = marriageWithSpouse(citizen, periods);
  return periods.map((period, index) => {
    const status = index === 0 && citizen.civilStatus !== null ? CURRENT : HISTORIC;
    const spouse = period === married && citizen.spouse !== null ? shapesOf(citizen.spouse, find) : null;
    return {
      ...row(status, period.validity),
      civilstandstype: CIVIL_STATUS_CODE[period.civilStatus],
      aegtefaelle: spouse?.known ?? null,
      aegtefaelleUdenCpr: spouse?.withoutNumber ?? null,
      ikkeValidRelationsAegtefaelle: spouse?.invalid ?? null,
      separationer:
        status === CURRENT
          ? (citizen.separations ?? []).map((separation) =>
              row(separation.to === null ? CURRENT : HISTORIC, separation),
            )
          : [],
    };
  });
}

function periodsOf({
  civilStatus,
  civilStatusSince,
  civilStatusSinceUncertain,
  civilStatusHistory,
}: Citizen): CivilStatusPeriod[] {
  const earlier = [...(civilStatusHistory ?? [])];
  if (civilStatus === null) return earlier;
  const validity = {
    from: civilStatusSince,
    fromUncertain: civilStatusSinceUncertain,
    to: null,
    toUncertain: null,
  };
  return [{ civilStatus, validity }, ...earlier];
}

const IN_MARRIAGE: readonly CivilStatus[] = ['MARRIED', 'REGISTERED_PARTNERSHIP'];

function marriageWithSpouse(
  { spouse }: Citizen,
  periods: readonly CivilStatusPeriod[],
): CivilStatusPeriod | undefined {
  const marriages = periods.filter(({ civilStatus }) => IN_MARRIAGE.includes(civilStatus));
  const sameDay = marriages.find(({ validity }) => validity?.from === spouse?.validity?.from);
  return sameDay ?? marriages[0] ?? periods[0];
}
