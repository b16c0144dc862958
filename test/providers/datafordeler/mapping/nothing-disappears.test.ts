import { expect, test } from '@jest/globals';
import type { Citizen } from '../../../../src/domain/citizen.ts';
import { Random } from '../../../graphql/operation/execution/random.ts';
import { readPerson } from '../read-person.ts';

/*
 * People with any rows that the contract allows: every status, beginnings and ends in the past and the future. Each row has a mark that no
 * other has, its beginning.
 */

type MarkedRow = { readonly mark: string; readonly status: string | null; readonly row: object };

const STATUSES = ['aktuel', 'Aktuel', 'historisk', 'teknisk_aendring', 'fortrudt', 'RETTET', 'ny', ''];
const UNTRUE = ['fortrudt', 'RETTET'];

type List = {
  readonly list: string;
  /** Where its rows are told. */
  readonly told: readonly (keyof Citizen)[];
  readonly days: 'span' | 'start' | 'capital span' | 'capital start' | 'instants';
  readonly hasStatus?: false;
  /** What a row must have beside its days. */
  readonly rest?: object;
};

const LISTS: readonly List[] = [
  { list: 'navne', told: ['name', 'nameHistory'], days: 'span' },
  { list: 'adresseoplysninger', told: ['address', 'addressHistory'], days: 'span' },
  {
    list: 'civilstande',
    told: ['civilStatusValidity', 'civilStatusHistory'],
    days: 'span',
    rest: { civilstandstype: 'gift' },
  },
  {
    list: 'folkekirke',
    told: ['churchMembershipValidity', 'churchMembershipHistory'],
    days: 'span',
    rest: { tilhoersforhold: 'afventer' },
  },
  { list: 'udrejseIndrejser', told: ['migration', 'migrationHistory'], days: 'span' },
  {
    list: 'vaergemaal',
    told: ['guardianship', 'guardianshipHistory'],
    days: 'start',
    rest: { vaergemaalstype: 'fuld' },
  },
  {
    list: 'personnumre',
    told: ['cprValidity', 'cprHistory'],
    days: 'span',
    rest: { personnummer: '0101666001' },
  },
  { list: 'statsborgerskaber', told: ['citizenships', 'citizenshipHistory'], days: 'capital span' },
  {
    list: 'foraeldremyndighedsoplysninger',
    told: ['custodyHolders', 'custodyHolderHistory'],
    days: 'span',
    hasStatus: false,
    rest: { foraeldremyndighedsindehaverrolle: 'mor' },
  },
  {
    list: 'foraeldremyndighedOver',
    told: ['custodyOver', 'custodyOverHistory'],
    days: 'span',
    hasStatus: false,
  },
  {
    list: 'foraeldreoplysninger',
    told: ['parents'],
    days: 'start',
    hasStatus: false,
    rest: { foraelderrolle: 'mor' },
  },
  { list: 'boern', told: ['children'], days: 'start', hasStatus: false },
  { list: 'forsvindinger', told: ['disappearances'], days: 'span' },
  { list: 'deltBopael', told: ['sharedResidences'], days: 'capital start' },
  {
    list: 'kommunaleForhold',
    told: ['municipalMatters'],
    days: 'start',
    hasStatus: false,
    rest: { kommunaleforholdstype: 'adskilt', kommunaleforholdskode: '1' },
  },
  { list: 'notater', told: ['notes'], days: 'span', hasStatus: false },
  {
    list: 'valgoplysninger',
    told: ['votingRegistrations'],
    days: 'start',
    rest: { valgoplysningstype: 'udlandsdanskere' },
  },
  {
    list: 'cprHaendelseskoder',
    told: ['eventCodes'],
    days: 'start',
    hasStatus: false,
    rest: { kode: 'A01' },
  },
  {
    list: 'beskyttelser',
    told: ['protectionPeriods'],
    days: 'instants',
    rest: { beskyttelsestype: 'markedsfoering' },
  },
];

/** Days of their own, in no order, from 1900 to 2060. */
function createMarks(random: Random): () => string {
  const given = new Set<string>();
  return () => {
    for (;;) {
      const day = new Date(Date.UTC(1900, 0, 1 + random.below(160 * 365))).toISOString().slice(0, 10);
      if (!given.has(day)) {
        given.add(day);
        return day;
      }
    }
  };
}

const ENDS = [null, null, '1999-12-31', '2026-06-01', '2026-06-02', '2065-01-01', '9999-12-31'];

function createRow({ days, hasStatus, rest }: List, mark: string, random: Random): MarkedRow {
  const end = random.pick(ENDS);
  const written = {
    span: { virkningfra: mark, virkningtil: end },
    start: { virkningfra: mark },
    'capital span': { virkningFra: mark, virkningTil: end },
    'capital start': { virkningFra: mark },
    instants: { virkningfra: `${mark}T12:00:00Z`, virkningtil: end && `${end}T12:00:00Z` },
  }[days];
  if (hasStatus === false) return { mark, status: null, row: { ...written, ...rest } };
  const status = random.pick(STATUSES);
  return { mark, status, row: { ...written, ...rest, status } };
}

/** The beginnings of whatever is told there. */
const beginningsIn = (told: unknown): string[] =>
  [...JSON.stringify(told).matchAll(/"from":"([\d-]+)"/g)].flatMap(([, day]) => day ?? []);

test.each(Array.from({ length: 100 }, (_, index) => index + 1))(
  'every row that was ever true is told, once, and no other: person %i',
  (seed) => {
    const random = new Random(seed);
    const mark = createMarks(random);
    const rows = new Map(
      LISTS.map((each) => [
        each.list,
        Array.from({ length: random.below(5) }, () => createRow(each, mark(), random)),
      ]),
    );
    const person = Object.fromEntries([...rows].map(([list, all]) => [list, all.map(({ row }) => row)]));
    const citizen = readPerson(person);
    for (const { list, told } of LISTS) {
      const found = told.flatMap((field) => beginningsIn(citizen[field])).sort();
      const wereTrue = (rows.get(list) ?? []).filter(({ status }) => !UNTRUE.includes(status ?? ''));
      expect({ list, found }).toEqual({ list, found: wereTrue.map((row) => row.mark).sort() });
    }
  },
);

test.each(Array.from({ length: 100 }, (_, index) => index + 1))(
  'everybody who was ever named as spouse is told, and every separation: person %i',
  (seed) => {
    const random = new Random(seed);
    const mark = createMarks(random);
    const types = ['ugift', 'gift', 'fraskilt', 'enke_enkemand', 'registreret_partnerskab', 'doed', 'ny'];
    const civilstande = Array.from({ length: random.below(7) }, (_, index) => ({
      civilstandstype: random.pick(types),
      status: random.pick(STATUSES),
      virkningfra: mark(),
      virkningtil: random.pick(ENDS),
      aegtefaelle: { personid: `spouse ${index}`, personnummer: `010166600${index}` },
      separationer: [{ status: random.pick(STATUSES), virkningfra: mark() }],
    }));
    const { spouse, spouseHistory, separations } = readPerson({ civilstande });
    const isTrue = ({ status }: { status: string }) => !UNTRUE.includes(status);
    const told = [...(spouse === null ? [] : [spouse]), ...(spouseHistory ?? [])].map(({ key }) => key?.id);
    expect(told.sort()).toEqual(civilstande.filter(isTrue).map(({ aegtefaelle }) => aegtefaelle.personid));
    const separated = civilstande.filter(isTrue).flatMap(({ separationer }) => separationer.filter(isTrue));
    expect(separations?.map(({ from }) => from).sort()).toEqual(
      separated.map(({ virkningfra }) => virkningfra).sort(),
    );
  },
);
