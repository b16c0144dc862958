import { describe, expect, test } from '@jest/globals';
import { yearsBetween } from '../../../src/domain/calendar-date.ts';
import type { Relative } from '../../../src/domain/citizen.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import type { Validity } from '../../../src/domain/validity.ts';
import type { TestPerson } from '../../../src/providers/fake/never-told.ts';
import { randomPersonId } from '../../../src/providers/fake/random/random-person-id.ts';
import { createRandomPeople } from '../../../src/providers/fake/random/random-people.ts';
import {
  linksOf,
  numbered,
  numbersOf,
  oldNumbers,
  personAt,
  relativesAround,
  written,
  type RandomCitizen,
} from './random-numbers.ts';

const REFERENCE_DAY = '2026-01-01';

const people = createRandomPeople({ isListed: () => false });
const DOCUMENTED = CprNumber.of('0301821005');

/** People born 1858-1899, and the present-day people around the documented number. */
const old = oldNumbers(12_000).map((cpr) => personAt(people, cpr));
const recent = relativesAround(people, DOCUMENTED, 2_000);
const all = [...old.slice(0, 3_000), ...recent];

const share = (list: readonly TestPerson[], has: (citizen: TestPerson) => boolean): number =>
  list.filter(has).length / list.length;

describe('a random person', () => {
  test('is the same whenever and wherever they are asked for', () => {
    const again = createRandomPeople({ isListed: () => false });
    for (const citizen of all.slice(0, 500).reverse()) {
      expect(written(personAt(again, citizen.cpr))).toEqual(written(citizen));
    }
  });

  test('has the birth date and the sex that the number tells, and the id that follows from it', () => {
    for (const { cpr, birthDate, sex, id } of all) {
      expect({ birthDate, sex }).toEqual({ birthDate: cpr.birthDate, sex: cpr.sex });
      expect(id).toBe(randomPersonId(cpr));
    }
  });

  test('is nobody where the number ends in 000, 001 or 002', () => {
    for (const serial of ['5000', '6001', '7002', '8000']) {
      expect(people.citizen(CprNumber.of(`010180${serial}`))).toBeNull();
    }
    expect(people.citizen(CprNumber.of('0101805003'))).not.toBeNull();
  });

  test('is found under a former number too, which stands in the history and ended when the present one began', () => {
    const changed = old.filter(({ cprHistory }) => cprHistory?.length === 1);
    expect(changed.length).toBeGreaterThan(20);
    for (const { id, cpr, cprValidity, cprHistory } of changed) {
      const [former] = cprHistory ?? [];
      expect(former?.cpr.equals(cpr)).toBe(false);
      expect(former?.validity?.to).toBe(cprValidity?.from);
      expect(personAt(people, former!.cpr).id).toBe(id);
      expect(personAt(people, cpr).id).toBe(id);
    }
  });

  test('has an addressing name of given name and surname, in at most 34 characters', () => {
    for (const { name } of all) {
      if (name === null) continue;
      expect(name.addressingName?.length).toBeLessThanOrEqual(34);
      expect(name.addressingName?.endsWith(` ${name.surname}`)).toBe(true);
    }
  });

  test('born after the reference day is a newborn without name and family', () => {
    const newborn = personAt(people, CprNumber.of('0101505123'));
    expect(newborn.status).toMatch(/^RESIDENT_IN_/);
    expect(newborn.name).toBeNull();
    expect(newborn.civilStatus).toBe('UNMARRIED');
    expect(linksOf(newborn).filter(({ key }) => key !== null)).toEqual([]);
    expect(newborn.address?.validity.from).toBe('2050-01-01');
  });

  test('can be made for a listed number that has an id only: somebody without relatives', () => {
    const body = numbered(people.bodyFor(DOCUMENTED, 'its own id'));
    expect(body.id).toBe('its own id');
    expect(body.cpr.equals(DOCUMENTED)).toBe(true);
    expect(numbersOf(linksOf(body))).toEqual([]);
  });
});

describe('the population', () => {
  test('shows every status and every civil status', () => {
    expect(new Set(old.map(({ status }) => status))).toEqual(
      new Set([
        'RESIDENT_IN_DENMARK',
        'RESIDENT_IN_DENMARK_SPECIAL_ROAD_CODE',
        'RESIDENT_IN_GREENLAND',
        'RESIDENT_IN_GREENLAND_SPECIAL_ROAD_CODE',
        'NO_RESIDENCE',
        'ANNULLED',
        'CLOSED_AS_DUPLICATE',
        'CLOSED_NUMBER_CHANGED',
        'DISAPPEARED',
        'EMIGRATED',
        'DEAD',
      ]),
    );
    expect(new Set(old.map(({ civilStatus }) => civilStatus))).toEqual(
      new Set([
        'UNMARRIED',
        'MARRIED',
        'DIVORCED',
        'WIDOWED',
        'REGISTERED_PARTNERSHIP',
        'DISSOLVED_PARTNERSHIP',
        'LONGEST_LIVING_PARTNER',
        'DEAD',
        null,
      ]),
    );
  });

  test('has about 2 in 100 protected, 12 in 100 left alone by marketing and 5 in 1000 with a credit warning', () => {
    const hidden = ({ protection }: TestPerson): boolean => protection.nameAndAddress === 'PROTECTED';
    expect(share(old, hidden)).toBeGreaterThan(0.015);
    expect(share(old, hidden)).toBeLessThan(0.025);
    expect(share(old, ({ protection }) => protection.marketing === 'PROTECTED')).toBeCloseTo(0.12, 1);
    expect(share(old, ({ protection }) => protection.creditWarning === 'PROTECTED')).toBeCloseTo(0.005, 2);
    for (const { protection } of old.filter(hidden)) {
      expect(protection).toMatchObject({ localDirectory: 'PROTECTED', marketing: 'PROTECTED' });
    }
  });

  test('is mostly resident in Denmark today, and nobody in it is alive past 112', () => {
    const born1900 = recent.filter(({ birthDate }) => (birthDate ?? '') >= '1900');
    const alive = born1900.filter(({ status }) => status !== 'DEAD');
    expect(share(alive, ({ status }) => status === 'RESIDENT_IN_DENMARK')).toBeGreaterThan(0.9);
    for (const { birthDate } of alive) {
      expect(yearsBetween(birthDate ?? '', REFERENCE_DAY)).toBeLessThanOrEqual(112);
    }
  });

  test('has mothers for most people under 60, and between 1 and 2.5 children a woman past 50', () => {
    const young = recent.filter(({ birthDate }) => (birthDate ?? '') > '1966');
    expect(share(young, ({ parents }) => numbersOf(parents).length > 0)).toBeGreaterThan(0.7);
    const women = recent.filter(({ sex, birthDate }) => sex === 'FEMALE' && (birthDate ?? '') < '1976');
    const children = women.reduce((sum, woman) => sum + (woman.children?.length ?? 0), 0);
    expect(children / women.length).toBeGreaterThan(1);
    expect(children / women.length).toBeLessThan(2.5);
  });

  test('dates registered partnerships between the days the law knew them', () => {
    const partners = all.flatMap(({ civilStatus, civilStatusValidity, civilStatusHistory, spouse }) => [
      ...(civilStatus === 'REGISTERED_PARTNERSHIP' ? [{ from: civilStatusValidity?.from, spouse }] : []),
      ...(civilStatusHistory ?? [])
        .filter((spell) => spell.civilStatus === 'REGISTERED_PARTNERSHIP')
        .map(({ validity }) => ({ from: validity?.from, spouse })),
    ]);
    expect(partners.length).toBeGreaterThan(10);
    for (const { from } of partners) {
      expect(from && from >= '1989-10-01' && from < '2012-06-15').toBe(true);
    }
  });
});

describe('families', () => {
  const names = (links: readonly Relative[], { cpr }: RandomCitizen): Relative | undefined =>
    links.find(({ key }) => key?.cpr?.equals(cpr));

  /** What the relative at the other end of a link says of the person. */
  const otherEnd = (citizen: RandomCitizen, { role, key }: Relative): Relative | undefined => {
    if (key?.cpr === undefined) return undefined;
    const { parents, children, spouse, spouseHistory } = personAt(people, key.cpr);
    if (role === 'SPOUSE')
      return names([...(spouse === null ? [] : [spouse]), ...(spouseHistory ?? [])], citizen);
    return names((role === 'CHILD' ? parents : children) ?? [], citizen);
  };

  test('agree both ways: spouse with spouse, parent with child, and on since when', () => {
    const links = all.flatMap((citizen) =>
      linksOf(citizen)
        .filter(({ key }) => key !== null)
        .map((link) => ({ here: link.validity, there: otherEnd(citizen, link)?.validity })),
    );
    expect(links.length).toBeGreaterThan(8_000);
    const differ = links.filter(({ here, there }) => here?.from !== there?.from || here?.to !== there?.to);
    expect(differ).toEqual([]);
  });

  test('agree on custody: the living parents of a living child under 18 hold it, and nobody else', () => {
    let checked = 0;
    for (const child of recent) {
      const minor = yearsBetween(child.birthDate ?? '', REFERENCE_DAY) < 18 && child.status !== 'DEAD';
      for (const parent of numbersOf(child.parents).map((cpr) => personAt(people, cpr))) {
        const holds = minor && parent.status !== 'DEAD';
        expect(names(child.custodyHolders ?? [], parent) !== undefined).toBe(holds);
        expect(names(parent.custodyOver ?? [], child) !== undefined).toBe(holds);
        if (holds) checked += 1;
      }
      expect(child.custodyHolders?.length).toBeLessThanOrEqual(numbersOf(child.parents).length);
    }
    expect(checked).toBeGreaterThan(100);
  });

  test('are of plausible age: a mother 18 to 42 years older, a father at least 18', () => {
    for (const citizen of all) {
      for (const { role, key } of citizen.parents ?? []) {
        if (key?.cpr === undefined) continue;
        const age = yearsBetween(key.cpr.birthDate, citizen.birthDate ?? '');
        expect(age).toBeGreaterThanOrEqual(18);
        expect(age).toBeLessThanOrEqual(role === 'MOTHER' ? 42 : 57);
      }
    }
  });

  test('live together: the married at one address, a child at that of a parent', () => {
    let checked = 0;
    const street = ({ address }: TestPerson): unknown => address?.darAddressId ?? address?.municipalityCode;
    for (const citizen of recent.filter(({ address }) => address !== null)) {
      const [spouse] = numbersOf(citizen.spouse === null ? [] : [citizen.spouse]).map((cpr) =>
        personAt(people, cpr),
      );
      if (citizen.civilStatus === 'MARRIED' && spouse !== undefined && spouse.address !== null) {
        expect(street(spouse)).toBe(street(citizen));
        checked += 1;
      }
      const holders = numbersOf(citizen.custodyHolders).map((cpr) => personAt(people, cpr));
      const homes = holders.filter(({ address }) => address !== null).map(street);
      if (homes.length > 0) expect(homes).toContain(street(citizen));
    }
    expect(checked).toBeGreaterThan(300);
  });

  test('end the same way for both: the survivor is widowed and the late partner dead, on the same day', () => {
    const widowed = all.filter(
      ({ civilStatus }) => civilStatus === 'WIDOWED' || civilStatus === 'LONGEST_LIVING_PARTNER',
    );
    expect(widowed.length).toBeGreaterThan(50);
    for (const { spouse, civilStatusValidity } of widowed) {
      const [late] = numbersOf(spouse === null ? [] : [spouse]).map((cpr) => personAt(people, cpr));
      const day = civilStatusValidity?.from;
      expect(late).toMatchObject({ status: 'DEAD', statusValidity: { from: day }, civilStatus: 'DEAD' });
      expect(spouse?.validity?.to).toBe(day);
    }
  });

  test('never reach a listed person, or a number of nobody', () => {
    const reached = all.slice(0, 2_000).flatMap((citizen) => numbersOf(linksOf(citizen)));
    for (const number of reached) expect(number.reveal()).not.toMatch(/00[012]$/);
    const listed = new Set(reached.filter((_, index) => index % 2 === 0).map((number) => number.reveal()));
    const besides = createRandomPeople({ isListed: (digits) => listed.has(digits) });
    for (const { cpr } of all.slice(0, 2_000)) {
      const citizen = besides.citizen(cpr);
      expect(citizen === null).toBe(listed.has(cpr.reveal()));
      const links = citizen === null ? [] : numbersOf(linksOf(citizen));
      expect(links.filter((number) => listed.has(number.reveal()))).toEqual([]);
    }
  });
});

describe('dates', () => {
  test('none lies before birth or after the reference day, and what ends began before', () => {
    const wrong = all.flatMap((citizen) => {
      const birth = citizen.birthDate ?? '';
      return validitiesIn(written(citizen)).filter(
        ({ from = birth, to = from }) => from < birth || to < from || to > REFERENCE_DAY,
      );
    });
    expect(wrong).toEqual([]);
  });

  test('earlier addresses follow one another without a gap, up to the present one or to the day it ended', () => {
    for (const { address, addressHistory, status, statusValidity } of all) {
      const spells = [...(address === null ? [] : [address]), ...(addressHistory ?? [])];
      spells.slice(1).forEach((earlier, index) => {
        expect(earlier.validity.to).toBe(spells[index]?.validity.from);
      });
      expect(addressHistory?.length).toBeLessThanOrEqual(6);
      if (address !== null) expect(address.validity.to).toBeNull();
      else if (spells.length > 0) {
        expect(['DEAD', 'EMIGRATED', 'DISAPPEARED']).toContain(status);
        expect(spells[0]?.validity.to).toBe(statusValidity?.from);
      }
    }
  });

  test('nothing happens to the dead', () => {
    const dead = all.filter(({ status }) => status === 'DEAD');
    expect(dead.length).toBeGreaterThan(1_000);
    const late = dead.filter((citizen) => {
      const died = citizen.statusValidity?.from ?? '';
      const life = written({ ...citizen, contactAddress: null });
      return validitiesIn(life).some(({ from = '', to = '' }) => from > died || to > died);
    });
    expect(late).toHaveLength(0);
    const days = dead.map(({ civilStatusValidity, statusValidity }) => [
      civilStatusValidity?.from,
      statusValidity?.from,
    ]);
    expect(days.filter(([civil, status]) => civil !== status)).toHaveLength(0);
  });
});

/** Every pair of from and to in the data of a person. */
function validitiesIn(data: unknown): Partial<Record<keyof Validity, string>>[] {
  if (typeof data !== 'object' || data === null) return [];
  const nested = Object.values(data).flatMap(validitiesIn);
  return 'from' in data || 'to' in data
    ? [data as Partial<Record<keyof Validity, string>>, ...nested]
    : nested;
}
