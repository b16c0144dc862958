import type { AssuranceLevel } from '../domain/caller.ts';

/** Whom the rules of a purpose come from: what an authority may see, or what a company may. */
export type Sector = 'PUBLIC' | 'PRIVATE';

/** Why somebody may look people up, as it is configured: who, until when, which fields, how many people. */
export type Purpose = {
  /** What callers name it by, such as `CHILD_SUPPORT`. */
  readonly code: string;
  readonly legalBasis: string;
  readonly sector: Sector;
  /** The clients that may use it, by their ids. */
  readonly clients: ReadonlySet<string>;
  /** The companies (CVR) whose employees may use it; null where the clients say enough. */
  readonly companies: ReadonlySet<string> | null;
  /** First and last day (`YYYY-MM-DD`) on which it holds, in Denmark; null where it is open on that side. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /**
   * What it grants, by paths from the person: `Citizen.address` and, because that is granted, `Citizen.address.lines`. Of a part that is granted
   * alone, what leads to it is here too, because the answer tells whether it is there. Groups are spelled out.
   */
  readonly fields: ReadonlySet<string>;
  /**
   * What people may be found by: arguments such as `Query.citizen(cpr:)`, parts of an argument such as `Query.searchCitizens(filter.birthDate:)`
   * (all of them, where the argument is granted), and keys of entities such as `Query._entities(Citizen.cpr:)`.
   */
  readonly searchKeys: ReadonlySet<string>;
  /** What a caller's login must be at least; null where machines may use it too. */
  readonly assurance: AssuranceLevel | null;
  readonly mostPeopleARequest: number | null;
  readonly mostPeopleADay: number | null;
  /** How many look-ups of one caller may find nobody in 24 hours; null where they are not counted. */
  readonly mostMissesADay: number | null;
  /** What happens to an operation that asks for more: it is refused, or what is not granted is left out of the answer. */
  readonly notGranted: 'REFUSE' | 'WITHHOLD';
  /** SHA-256 of the operations that have this purpose without naming it, in hexadecimal. */
  readonly operations: ReadonlySet<string>;
};
