import { expect, test } from '@jest/globals';
import { since } from '../../../src/domain/validity.ts';
import { pathsWithoutValue } from '../../graphql/paths-without-value.ts';
import { startTestServer } from '../../http/test-server.ts';
import { RANDOM, WELL_DESCRIBED } from '../contract/contract-people.ts';
import { everythingOf } from '../contract/every-field.ts';
import { createOwnPeople } from './own-people.ts';
import { startSimulatedDatafordeler } from './simulated-datafordeler.ts';

/** Somebody with what no test person has: a guardian of former days, and days of the present one. */
const own = createOwnPeople();
const WARD = own.citizen('0101901009');
own.addCitizen({
  ...WARD,
  guardianship: { ...WARD.guardianship!, validity: since('2010-11-12', false) },
  guardianshipHistory: [
    { ...WARD.guardianship!, validity: { ...since('2001-02-03', false), phase: 'EARLIER' } },
  ],
});

/**
 * Parts that are empty for another reason: days of test people, an end of what lasts, a mark on no name, custody that is held of somebody else,
 * a person instead of a number.
 */
const NOT_MISSING =
  /[vV]alidity\.\w+$|^disappearances?\.to|[nN]ameMarking$|^nameHistory\.addressingName$|\.(custodyAs|person)(\.\w+)?$/;

test.each([
  ['public', 'Citizen', 'citizens', 'citizenFieldsNotOffered'],
  ['private', 'PrivateCitizen', 'privateCitizens', 'privateCitizenFieldsNotOffered'],
] as const)(
  'the parts that the %s sector is never told of a %s are those that it says not to offer',
  async (sector, type, field, list) => {
    const { provider, stop } = await startSimulatedDatafordeler(sector, own.people);
    const server = await startTestServer({ MAX_COST: '1000000000' }, () => provider);
    const { text, body } = await server.query(
      `query ($cprs: [CprNumber!]!) { people: ${field}(cprs: $cprs) { ${everythingOf(type)} } }`,
      { cprs: [...WELL_DESCRIBED, ...RANDOM] },
    );
    await server.stop();
    await stop();
    expect(body.errors).toBeUndefined();

    const { data } = JSON.parse(text.replaceAll('"UNKNOWN"', 'null')) as { data: { people: unknown[] } };
    const neverTold = pathsWithoutValue(data.people).filter(
      (path) => path.includes('.') && !NOT_MISSING.test(path),
    );
    const offered = provider.capabilities[list].filter((path) => path.includes('.'));
    expect(neverTold.sort()).toEqual([...offered].sort());
  },
);
