import { bodyOf, PEOPLE, type Data } from './cases.ts';

/** One request that is measured beside the question which it makes of Datafordeler. */
export type UpstreamCase = {
  readonly name: 'one-citizen' | 'hundred-citizens';
  readonly title: string;
  /** The body of the POST. */
  readonly body: string;
  /** How many people are asked for, in one question; every one is to be answered. */
  readonly people: number;
  /** Who is in an answer. */
  readonly citizensIn: (data: Data) => readonly (object | null)[];
};

const LIST = 100;

const CITIZEN = `{
  status
  name { givenName middleName surname addressingName }
  address { streetName houseNumber floor door postalCode postalDistrict municipalityCode municipalityName }
}`;

/** The cases; what they select is the same. */
export const UPSTREAM_CASES: readonly UpstreamCase[] = [
  {
    name: 'one-citizen',
    title: 'one citizen with name, address and status',
    body: bodyOf(`query ($cpr: CprNumber!) { citizen(cpr: $cpr) ${CITIZEN} }`, {
      cpr: PEOPLE.find(({ address }) => address !== undefined)?.cpr,
    }),
    people: 1,
    citizensIn: ({ citizen = null }) => [citizen],
  },
  {
    name: 'hundred-citizens',
    title: `a list of ${LIST} citizens with the same`,
    body: bodyOf(`query ($cprs: [CprNumber!]!) { citizens(cprs: $cprs) ${CITIZEN} }`, {
      cprs: PEOPLE.slice(0, LIST).map(({ cpr }) => cpr),
    }),
    people: LIST,
    citizensIn: ({ citizens = [] }) => citizens,
  },
];
