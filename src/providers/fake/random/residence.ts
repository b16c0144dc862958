import type { Address, ContactAddress, Migration } from '../../../domain/citizen.ts';
import type { PersonStatus } from '../../../domain/code-lists.ts';
import { since, type Validity } from '../../../domain/validity.ts';
import { addressLinesOf, addressOf } from './address.ts';
import { between, dateOf, REFERENCE_DAY, type Day } from './day.ts';
import { die, pick } from './dice.ts';
import { isMinor } from './family.ts';
import { regionOf, type Home, type Region } from './home.ts';
import { deathOf, lastDayOf, leavingOf } from './lifespan.ts';
import type { Ordinal } from './number-line.ts';
import { COUNTRIES, countryOf, FOREIGN_STREETS, originOf, registeredFrom, type Country } from './origin.ts';
import { period, unmarkedPeriod } from './period.ts';
import type { Listed } from './register.ts';

type Residence = {
  readonly status: PersonStatus;
  readonly statusValidity: Validity | null;
  readonly address: Address | null;
  readonly addressHistory: readonly Address[];
  readonly contactAddress: ContactAddress | null;
  readonly migration: Migration | null;
  readonly migrationHistory: readonly Migration[];
  readonly disappearances: readonly Validity[];
};

const movesDie = die('residence: moves');
const moveDayDie = die('residence: move day');
const contactDie = die('residence: contact address');
const contactDayDie = die('residence: contact address day');
const destinationDie = die('residence: destination');
const abroadDie = die('residence: address abroad');

const CONTACT_MOVE = 20;
const SHORTEST_STAY = 60;

/**
 * Where the person lives and lived, and what follows from it: the status (its date is registered for those no longer active
 * only), emigration and entry. The dead and those away have no address; their last one is the latest of the earlier ones.
 */
export function residenceOf(person: Ordinal, home: Home, isListed: Listed): Residence {
  const start = registeredFrom(person, isListed);
  const lastDay = lastDayOf(person);
  const last = addressOf(home, period(home.since, lastDay));
  const earlier = earlierAddresses(person, start, home.since);
  const status = statusOf(person, regionOf(home));
  const migrations = migrationsOf(person, isListed);
  return {
    status,
    statusValidity: lastDay === null ? null : since(dateOf(lastDay), status === 'DISAPPEARED'),
    address: lastDay === null ? last : null,
    addressHistory: lastDay === null ? earlier : [last, ...earlier],
    contactAddress: contactAddressOf(person, status, Math.max(home.since, lastDay ?? 0)),
    migration: migrations[0] ?? null,
    migrationHistory: migrations.slice(1),
    disappearances: status === 'DISAPPEARED' ? [period(lastDay, null)] : [],
  };
}

const STATUS_IN: Readonly<Record<Region, PersonStatus>> = {
  DENMARK: 'RESIDENT_IN_DENMARK',
  DENMARK_SPECIAL: 'RESIDENT_IN_DENMARK_SPECIAL_ROAD_CODE',
  GREENLAND: 'RESIDENT_IN_GREENLAND',
  GREENLAND_SPECIAL: 'RESIDENT_IN_GREENLAND_SPECIAL_ROAD_CODE',
};

function statusOf(person: Ordinal, region: Region): PersonStatus {
  if (deathOf(person) !== null) return 'DEAD';
  return leavingOf(person)?.kind ?? STATUS_IN[region];
}

/** Up to five addresses that fill the time from the first registration to the last home, the latest first. */
function earlierAddresses(person: Ordinal, start: Day, end: Day): Address[] {
  const span = end - start;
  if (span === 0) return [];
  const wanted = isMinor(person) ? 1 : 1 + Math.floor(5 * movesDie(person) ** 2);
  const count = Math.max(1, Math.min(wanted, Math.floor(span / SHORTEST_STAY)));
  const days = [start];
  for (let move = 1; move < count; move += 1) {
    days.push(start + Math.floor((span * (move + 0.8 * moveDayDie(person, move))) / count));
  }
  days.push(end);
  const addresses: Address[] = [];
  for (let move = 1; move <= count; move += 1) {
    addresses.unshift(addressOf({ of: person, move }, period(days[move - 1] ?? start, days[move] ?? end)));
  }
  return addresses;
}

/** How many in a hundred have a contact address: mostly those who have no other. */
const CONTACT_SHARE: Partial<Record<PersonStatus, number>> = { DEAD: 15, EMIGRATED: 30, DISAPPEARED: 20 };

function contactAddressOf(person: Ordinal, status: PersonStatus, from: Day): ContactAddress | null {
  if (contactDie(person) * 100 >= (CONTACT_SHARE[status] ?? 2)) return null;
  const lines = addressLinesOf({ of: person, move: CONTACT_MOVE });
  const registered = between(from, REFERENCE_DAY, contactDayDie(person));
  return { lines: status === 'DEAD' ? ['Boet', ...lines] : lines, validity: unmarkedPeriod(registered) };
}

/** Departures and entries, the latest first. */
function migrationsOf(person: Ordinal, isListed: Listed): Migration[] {
  const migrations: Migration[] = [];
  const origin = originOf(person, isListed);
  if (origin !== null) {
    migrations.push({
      destinationCountry: null,
      originCountry: countryOf(origin.country),
      foreignAddressLines: [],
      validity: period(null, origin.entry),
    });
  }
  const leaving = leavingOf(person);
  if (leaving?.kind === 'EMIGRATED') {
    const country = pick(COUNTRIES, destinationDie(person));
    migrations.unshift({
      destinationCountry: countryOf(country),
      originCountry: null,
      foreignAddressLines: addressAbroad(person, country),
      validity: period(leaving.day, null),
    });
  }
  return migrations;
}

/** The lines of an address abroad. */
export function addressAbroad(person: Ordinal, country: Country): string[] {
  const number = 1 + Math.floor(120 * abroadDie(person, 1));
  const street = pick(FOREIGN_STREETS, abroadDie(person, 2));
  return [`${street} ${number}`, pick(country.cities, abroadDie(person, 3)), country.countryName];
}
