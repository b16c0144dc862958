import type { Citizen } from '../../../src/domain/citizen.ts';
import type { CprNumber } from '../../../src/domain/cpr-number.ts';
import type { Phase, Validity } from '../../../src/domain/validity.ts';
import { readPerson } from './read-person.ts';

export type Days = { readonly from?: string | null; readonly to?: string | null };

/** What a row is recognized by: every kind of row can carry these three, some as a code or a number. */
export const MARKS = ['A', 'B', 'C'] as const;
export type Mark = (typeof MARKS)[number];

/** A kind of row of which one can hold at a time. */
export type Kind = {
  readonly field: keyof Citizen;
  readonly history: keyof Citizen;
  /** The list of the service that they stand in. */
  readonly list: string;
  /** False where the type has no day on which a row ends. */
  readonly ends: boolean;
  readonly row: (mark: Mark, status: string | null, days?: Days) => object;
  /** The mark of a row as it is told, by itself or in the history. */
  readonly markIn: (told: unknown) => Mark;
};

export const days = ({ from = null, to = null }: Days = {}): object => ({
  virkningfra: from,
  virkningtil: to,
});

export const ONE_OF_A_KIND: readonly Kind[] = [
  {
    field: 'name',
    history: 'nameHistory',
    list: 'navne',
    ends: true,
    row: (mark, status, span) => ({ fornavne: mark, efternavn: 'Madsen', status, ...days(span) }),
    markIn: (told) => (told as { givenName: Mark }).givenName,
  },
  {
    field: 'address',
    history: 'addressHistory',
    list: 'adresseoplysninger',
    ends: true,
    row: (mark, status, span) => ({ cprAdresse: { vejnavn: mark }, status, ...days(span) }),
    markIn: (told) => (told as { streetName: Mark }).streetName,
  },
  {
    field: 'migration',
    history: 'migrationHistory',
    list: 'udrejseIndrejser',
    ends: true,
    row: (mark, status, span) => ({ udenlandsadresselinie1: mark, status, ...days(span) }),
    markIn: (told) => (told as { foreignAddressLines: [Mark] }).foreignAddressLines[0],
  },
  {
    field: 'guardianship',
    history: 'guardianshipHistory',
    list: 'vaergemaal',
    ends: false,
    row: (mark, status, span) => ({
      vaergemaalstype: 'fuld',
      vaergenavn: mark,
      status,
      virkningfra: span?.from,
    }),
    markIn: (told) => (told as { guardianName: Mark }).guardianName,
  },
  {
    field: 'civilStatus',
    history: 'civilStatusHistory',
    list: 'civilstande',
    ends: true,
    row: (mark, status, span) => ({
      civilstandstype: { A: 'gift', B: 'ugift', C: 'fraskilt' }[mark],
      status,
      ...days(span),
    }),
    markIn: (told) =>
      markOf({ A: 'MARRIED', B: 'UNMARRIED', C: 'DIVORCED' }, partOrItself(told, 'civilStatus')),
  },
  {
    field: 'churchMembership',
    history: 'churchMembershipHistory',
    list: 'folkekirke',
    ends: true,
    row: (mark, status, span) => ({
      tilhoersforhold: { A: 'medlem_af_folkekirken', B: 'afventer', C: 'uden_for_folkekirken' }[mark],
      status,
      ...days(span),
    }),
    markIn: (told) =>
      markOf({ A: 'MEMBER', B: 'PENDING', C: 'NOT_A_MEMBER' }, partOrItself(told, 'churchMembership')),
  },
  {
    field: 'cpr',
    history: 'cprHistory',
    list: 'personnumre',
    ends: true,
    row: (mark, status, span) => ({ personnummer: NUMBERS[mark], status, ...days(span) }),
    markIn: (told) => markOf(NUMBERS, (partOrItself(told, 'cpr') as CprNumber).reveal()),
  },
];

const NUMBERS = { A: '0101666001', B: '0101666002', C: '0101666003' };

const markOf = (values: Readonly<Record<Mark, string>>, value: unknown): Mark =>
  MARKS.find((mark) => values[mark] === value)!;

const partOrItself = (told: unknown, part: string): unknown =>
  typeof told === 'object' && told !== null && part in told ? (told as Record<string, unknown>)[part] : told;

/** The mark of the row that is told as present, or null; and the others with where they stand in time. */
export function tellingOf({ field, history, list, markIn }: Kind, rows: readonly object[]) {
  const citizen = readPerson({ [list]: rows }, new Set([field, history]));
  const present = citizen[field];
  const others = (citizen[history] ?? []) as readonly { validity: Validity }[];
  return {
    present: present === null ? null : markIn(present),
    others: others.map((other): [Mark, Phase] => [markIn(other), other.validity.phase]),
  };
}
