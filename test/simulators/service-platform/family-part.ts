import type { Citizen, Relative } from '../../../src/domain/citizen.ts';
import type { RelativeRole } from '../../../src/domain/code-lists.ts';
import type { FindCitizen } from './find-citizen.ts';
import type { Die } from './made-up.ts';
import type { Foraeldremyndighed, Relation, Relationer } from './service-person.ts';
import { uncertainDay, writtenDay } from './written-date.ts';

/** The number of a parent of whom nothing is known; seen in test data of an older client. */
const NOBODY = '0000000000';

/**
 * Relatives, told by their number without name. Custody is told at the child, never at the holder. A parent whose role is not known has no
 * place, nor a third holder beside the parents.
 */
export function relationsOf(citizen: Citizen, find: FindCitizen, die: Die): Relationer {
  const { children, custodyHolders, parents, spouse } = citizen;
  const parent = (role: RelativeRole): Relation | undefined => {
    const found = parents?.find((each) => each.role === role);
    return found && parentOf(found, find, die);
  };
  return {
    aegtefaelle: spouse ? relationOf(spouse, find) : undefined,
    barn: children?.flatMap((child) => {
      const personnummer = numberOf(child, find);
      return personnummer === undefined ? [] : [{ personnummer }];
    }),
    mor: parent('MOTHER'),
    far: parent('FATHER_OR_CO_MOTHER'),
    foraeldremyndighed: custodyOf(custodyHolders ?? [], find),
  };
}

/** A parent who is not identified comes in one of two ways. */
function parentOf(parent: Relative, find: FindCitizen, die: Die): Relation {
  const relation = relationOf(parent, find);
  const isKnown = Object.values(relation).some((value) => value !== undefined);
  return isKnown || die(`unknown ${parent.role}`, 2) === 0 ? relation : { personnummer: NOBODY };
}

function relationOf(relative: Relative, find: FindCitizen): Relation {
  const personnummer = numberOf(relative, find);
  if (personnummer !== undefined) return { personnummer };
  const { birthDate, birthDateUncertain, name } = relative.person ?? {};
  return { foedselsdato: uncertainDay(birthDate, birthDateUncertain), navn: name ?? undefined };
}

function numberOf({ key }: Relative, find: FindCitizen): string | undefined {
  return key === null ? undefined : (key.cpr ?? find(key)?.cpr)?.reveal();
}

const PARENT_CODE: Partial<Record<RelativeRole, number>> = { MOTHER: 3, FATHER_OR_CO_MOTHER: 4 };
const OTHER_CODES = [5, 6];

/** Only other holders than the parents come with their number; of the parents it is told as a parent. */
function custodyOf(holders: readonly Relative[], find: FindCitizen): Foraeldremyndighed[] {
  const others = holders.filter(({ role }) => role === 'OTHER_CUSTODY_HOLDER');
  return holders.flatMap((holder): Foraeldremyndighed[] => {
    const parentCode = PARENT_CODE[holder.role];
    const foraeldremyndighedtype = parentCode ?? OTHER_CODES[others.indexOf(holder)];
    if (foraeldremyndighedtype === undefined) return [];
    const { from, fromUncertain, to } = holder.validity ?? {};
    const isOther = parentCode === undefined;
    return [
      {
        foraeldremyndighedtype,
        foraeldremyndighedStartdato: uncertainDay(from, fromUncertain),
        foraeldremyndighedSletdato: writtenDay(to),
        relationPersonnummer: isOther ? numberOf(holder, find) : undefined,
        relationStartdato: isOther ? writtenDay(from) : undefined,
      },
    ];
  });
}
