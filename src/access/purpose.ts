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
  /** The schema coordinates that it grants, such as `Citizen.name`; groups are spelled out. */
  readonly fields: ReadonlySet<string>;
  /** The coordinates of the arguments that people may be found by, such as `Query.citizen(cpr:)`. */
  readonly searchKeys: ReadonlySet<string>;
  /** What a caller's login must be at least; null where machines may use it too. */
  readonly assurance: AssuranceLevel | null;
  readonly mostPeopleARequest: number | null;
  readonly mostPeopleADay: number | null;
  /** How many look-ups of one caller may find nobody in 24 hours; null where they are not counted. */
  readonly mostMissesADay: number | null;
  /** What happens to an operation that asks for more: it is refused, or what is not granted is left out of the answer. */
  readonly notGranted: 'REFUSE' | 'WITHHOLD';
};
