import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isObjectType, type GraphQLObjectType } from 'graphql';
import { createSchema } from '../../../../src/graphql/schema/schema.ts';
import {
  CITIZEN_FIELDS_NEVER_TOLD,
  PRIVATE_CITIZEN_FIELDS_NEVER_TOLD,
} from '../../../../src/providers/datafordeler/mapping/never-told.ts';
import { startTestServer, type TestServer } from '../../../http/test-server.ts';
import { everythingOf } from '../../contract/every-field.ts';
import { createOwnPeople } from '../own-people.ts';
import { RICH } from '../rich-person.ts';
import { startSimulatedDatafordeler, type SimulatedDatafordeler } from '../simulated-datafordeler.ts';

const SECTORS = ['public', 'private'] as const;
const upstreams = new Map<(typeof SECTORS)[number], SimulatedDatafordeler>();
const servers = new Map<(typeof SECTORS)[number], TestServer>();
beforeAll(async () => {
  const own = createOwnPeople();
  own.addCitizen(RICH);
  for (const sector of SECTORS) {
    const upstream = await startSimulatedDatafordeler(sector, own.people);
    upstreams.set(sector, upstream);
    servers.set(sector, await startTestServer({}, () => upstream.provider));
  }
});
afterAll(async () => {
  for (const server of servers.values()) await server.stop();
  for (const upstream of upstreams.values()) await upstream.stop();
});

/** What the schema has under `custodyOver` only, what is worked out of the rest, and what there is where the one that is told does not hold. */
const LEFT_OUT =
  /\.(?:custodyAs|citizen)$|^(?:absences|age|isOfAge|canReceiveLetter|livesInMunicipality|contactAddressHistory)\b/;

test.each([
  ['Citizen', 'public', 'citizen', CITIZEN_FIELDS_NEVER_TOLD],
  ['PrivateCitizen', 'private', 'privateCitizen', PRIVATE_CITIZEN_FIELDS_NEVER_TOLD],
] as const)(
  'of somebody with everything in the register, what a %s never tells is empty and all else is told',
  async (type, sector, root, neverTold) => {
    const query = `query ($cpr: CprNumber!) { ${root}(cpr: $cpr) { ${everythingOf(type)} } }`;
    const { body } = await servers.get(sector)!.query(query, { cpr: RICH.cpr?.reveal() });
    expect(body.errors).toBeUndefined();
    const empty = emptyPathsOf(body.data[root], objectType(type));
    expect(empty.filter((path) => !LEFT_OUT.test(path)).sort()).toEqual([...neverTold].sort());
  },
);

const schema = createSchema('open');

function objectType(name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`The schema has no type ${name}`);
  return type;
}

/** The fields that are null in each of these, those below them with the way to them. A path ends where all is empty, and at days. */
function emptyPathsOf(told: unknown, type: GraphQLObjectType, path = ''): string[] {
  const values = [told].flat().filter((value) => value !== null) as Record<string, unknown>[];
  return Object.values(type.getFields()).flatMap((field) => {
    const below = values.flatMap((value) => value[field.name]).filter((value) => value !== null);
    const isNever = below.length === 0 || below.every((value) => value === 'UNKNOWN');
    const named = getNamedType(field.type);
    if (isNever) return [path + field.name];
    if (!isObjectType(named) || ['CprValidity', 'Citizen'].includes(named.name)) return [];
    return emptyPathsOf(below, named, `${path}${field.name}.`);
  });
}
