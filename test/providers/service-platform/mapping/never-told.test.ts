import { expect, test } from '@jest/globals';
import { startTestServer } from '../../../http/test-server.ts';
import { EVERY_ELEMENT } from '../../../simulators/service-platform/every-element.ts';
import type { ServicePerson } from '../../../simulators/service-platform/service-person.ts';
import { everythingOf } from '../../contract/every-field.ts';
import { startSimulatedServicePlatform } from '../simulated-service-platform.ts';

/** Two people of whom everything is told: of one all that may end has ended, of the other it lasts. */
const { persondata, adresse, relationer } = EVERY_ELEMENT;
const FROM_THE_PAST: ServicePerson = {
  ...EVERY_ELEMENT,
  persondata: {
    ...persondata!,
    personnummer: '0101585040',
    gaeldendePersonnummer: '0101585040',
    // Of a country, for somebody born abroad.
    foedselsregistreringsOplysninger: { foedselsregistreringsstedKode: 5120 },
  },
};
const TODAY: ServicePerson = {
  ...EVERY_ELEMENT,
  persondata: {
    ...persondata!,
    personnummer: '0101585046',
    gaeldendePersonnummer: '0101585046',
    umyndiggoerelse: { ...persondata!.umyndiggoerelse!, umyndiggoerelseSlettedato: undefined },
  },
  adresse: { ...adresse, kontaktAdresse: { ...adresse!.kontaktAdresse, slettedato: undefined } },
  relationer: {
    ...relationer,
    foraeldremyndighed: [
      {
        foraeldremyndighedtype: 5,
        relationPersonnummer: '0101585045',
        relationStartdato: '2001-02-03+01:00',
      },
    ],
  },
};
const PEOPLE = [FROM_THE_PAST, TODAY];
const numberOf = ({ persondata }: ServicePerson) => persondata?.personnummer ?? '';

/**
 * Parts that are empty for another reason: custody that the person holds, remarks where no guardian is named, a person instead of a number, an
 * end of what lasts. Of the marks of a name it is told that there is one.
 */
const NOT_MISSING =
  /^name\.(addressingName|\w+Marking)$|^canReceiveLetter\.|\.(custodyAs|person|citizen|remarks|country|to|toUncertain|fromUncertain)$/;

test.each([4, 5] as const)(
  'what version %i never tells, though everything is told that its contract has, is what it says not to offer',
  async (version) => {
    const people = {
      byNumber: (digits: string) => PEOPLE.find((person) => numberOf(person) === digits) ?? null,
    };
    const { provider, stop } = await startSimulatedServicePlatform({ version, people });
    const server = await startTestServer({ MAX_COST: '1000000' }, () => provider);
    const { body } = await server.query(
      `query ($cprs: [CprNumber!]!) { cprProvider { citizenFieldsNotOffered } citizens(cprs: $cprs) { ${everythingOf('Citizen')} } }`,
      { cprs: PEOPLE.map(numberOf) },
    );
    await server.stop();
    await stop();
    expect(body.errors).toBeUndefined();

    const parts = (body.data.citizens as Record<string, unknown>[]).flatMap((person) => [...partsOf(person)]);
    const told = new Set(parts.flatMap(([path, isTold]) => (isTold ? [path] : [])));
    const neverTold = new Set(
      parts.flatMap(([path]) => (told.has(path) || NOT_MISSING.test(path) ? [] : [path])),
    );
    expect([...neverTold].sort()).toEqual([...body.data.cprProvider.citizenFieldsNotOffered].sort());
  },
);

/** The fields of an answer, and their parts with the path to them, and whether they are told. */
function* partsOf(person: Record<string, unknown>): Generator<readonly [path: string, isTold: boolean]> {
  for (const [field, value] of Object.entries(person)) {
    yield [field, value !== null];
    for (const each of Array.isArray(value) ? value : [value]) {
      if (typeof each !== 'object' || each === null) continue;
      for (const [part, told] of Object.entries(each as object)) {
        yield [`${field}.${part}`, told !== null && told !== 'UNKNOWN'];
      }
    }
  }
}
