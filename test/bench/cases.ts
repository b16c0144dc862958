import { readFileSync } from 'node:fs';
import { personIdOf } from '../../src/providers/fake/person-keys.ts';
import { isRandom, type DescribedPerson, type PersonRecord } from '../../src/providers/fake/person-record.ts';

/** One request that both servers are measured with. */
export type Case = {
  readonly name: 'one-citizen' | 'hundred-entities' | 'twenty-families';
  readonly title: string;
  /** The body of the POST. */
  readonly body: string;
  /** Whether an answer holds what the case is about; an answer of nulls would be a fast one. */
  readonly isFull: (data: Data) => boolean;
  /** How many times the peer's requests in the same time are wanted of us, and in the same CPU time. */
  readonly wantedLead: number;
};

/** As much of the answers as is looked at; both servers' must be equal in the rest as well. */
export type Data = {
  readonly citizen?: { readonly name: object; readonly address: object };
  readonly _entities?: readonly ({ readonly id: string } | null)[];
  readonly citizens?: readonly ({
    readonly parents: readonly { readonly citizen: Parent | null }[];
  } | null)[];
};
type Parent = { readonly children: readonly { readonly citizen: object | null }[] };

const ENTITIES = 100;
const FAMILIES = 20;

/** The well-described people. */
export const PEOPLE = (
  JSON.parse(readFileSync(new URL('../../fake-data/people.json', import.meta.url), 'utf8')) as PersonRecord[]
).filter((person): person is DescribedPerson => !isRandom(person));

/** The cases, about well-described people only. */
export const CASES: readonly Case[] = [oneCitizen(), hundredEntities(), twentyFamilies()];

function oneCitizen(): Case {
  const resident = PEOPLE.find(({ address }) => address !== undefined);
  return {
    name: 'one-citizen',
    title: 'one citizen by CPR number, with name, address and status',
    body: bodyOf(
      `query ($cpr: CprNumber!) {
        citizen(cpr: $cpr) {
          id status
          name { givenName middleName surname addressingName }
          address { streetName houseNumber floor door postalCode postalDistrict municipalityCode municipalityName }
        }
      }`,
      { cpr: resident?.cpr },
    ),
    isFull: ({ citizen }) => citizen !== undefined && citizen.name !== null && citizen.address !== null,
    wantedLead: 1,
  };
}

function hundredEntities(): Case {
  return {
    name: 'hundred-entities',
    title: `_entities with ${ENTITIES} citizens by id`,
    body: bodyOf(
      `query ($representations: [_Any!]!) {
        _entities(representations: $representations) {
          ... on Citizen {
            id status sex birthDate
            name { givenName surname addressingName }
            address { streetName houseNumber postalCode postalDistrict municipalityCode }
          }
        }
      }`,
      {
        representations: PEOPLE.slice(0, ENTITIES).map((person) => ({
          __typename: 'Citizen',
          id: personIdOf(person),
        })),
      },
    ),
    isFull: ({ _entities }) => new Set(_entities?.map((entity) => entity?.id)).size === ENTITIES,
    wantedLead: 1.5,
  };
}

function twentyFamilies(): Case {
  return {
    name: 'twenty-families',
    title: `${FAMILIES} people with their parents and the parents' children`,
    body: bodyOf(
      `query ($cprs: [CprNumber!]!) {
        citizens(cprs: $cprs) {
          name { addressingName }
          parents {
            role
            citizen {
              name { addressingName }
              children { citizen { name { addressingName } birthDate } }
            }
          }
        }
      }`,
      { cprs: childrenOfListedPeople().slice(0, FAMILIES) },
    ),
    isFull: ({ citizens }) =>
      citizens?.length === FAMILIES &&
      citizens.every((child) => child?.parents.some(({ citizen }) => (citizen?.children.length ?? 0) > 0)),
    wantedLead: 1.7,
  };
}

/** The numbers of people with a parent who is described as well. */
function childrenOfListedPeople(): string[] {
  const listed = new Set(PEOPLE.map(({ cpr }) => cpr));
  return PEOPLE.filter(({ parents }) => parents?.some(({ cpr }) => cpr !== undefined && listed.has(cpr))).map(
    ({ cpr }) => cpr,
  );
}

export function bodyOf(query: string, variables: object): string {
  return JSON.stringify({ query, variables });
}
