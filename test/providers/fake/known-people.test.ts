import { describe, expect, test } from '@jest/globals';
import type { Relative } from '../../../src/domain/citizen.ts';
import type { CprNumber } from '../../../src/domain/cpr-number.ts';
import { knownPeople } from '../../../src/providers/fake/known-people.ts';
import type { DescribedPerson } from '../../../src/providers/fake/person-record.ts';
import { toCitizen } from '../../../src/providers/fake/to-citizen.ts';

const ID = '5E3D9DF6-D082-467A-88BD-DCA56EDC7328';
const person: DescribedPerson = {
  id: ID,
  cpr: '0101805001',
  cprHistory: [{ cpr: '0101815001', validity: { to: '1920-04-02' } }],
  status: 'RESIDENT_IN_DENMARK',
  statusValidity: { from: '1930-01-01' },
  address: {
    streetName: 'Boulevarden',
    houseNumber: '012',
    validity: { from: '1930-01-01', fromUncertain: true },
  },
  parents: [{ role: 'MOTHER', cpr: '0101605000' }, { role: 'FATHER_OR_CO_MOTHER' }],
  spouse: { person: { name: 'Emma Madsen' } },
};

const noRandomPeople = (): never => {
  throw new Error('nobody here is random');
};

describe('the known people', () => {
  test('are found by every number they had and by id in small letters', () => {
    const { all, byCpr, byId } = knownPeople([person], noRandomPeople);
    expect([...byCpr.keys()]).toEqual(['0101805001', '0101815001']);
    expect([...byId.keys()]).toEqual([ID.toLowerCase()]);
    expect(new Set([...byCpr.values(), ...byId.values()])).toEqual(new Set(all));
  });

  test('get the id that goes with their number where their record has none', () => {
    const { byId } = knownPeople([{ cpr: '0301821005', status: 'DEAD' }], noRandomPeople);
    expect([...byId.keys()]).toEqual(['fa4e2c17-e2e8-76b1-8d2c-e0a0a4901451']);
  });

  test('with a fixed id only are made up by the random generator', () => {
    const asked: [CprNumber, string][] = [];
    const { byId } = knownPeople([{ id: ID, cpr: '0101805001', random: true }], (cpr, id) => {
      asked.push([cpr, id]);
      return toCitizen({ id, cpr: cpr.reveal(), status: 'DISAPPEARED' });
    });
    expect(asked.map(([cpr, id]) => [cpr.reveal(), id])).toEqual([['0101805001', ID.toLowerCase()]]);
    expect(byId.get(ID.toLowerCase())?.status).toBe('DISAPPEARED');
  });

  test('are frozen through and through', () => {
    const [citizen] = knownPeople([person], noRandomPeople).all;
    expect(Object.isFrozen(citizen?.address?.validity)).toBe(true);
    expect(() => (citizen?.parents as Relative[]).pop()).toThrow(TypeError);
  });
});

describe('a record as a citizen', () => {
  const citizen = toCitizen(person);

  test('tells sex and birth date of the number', () => {
    expect(citizen).toMatchObject({ sex: 'MALE', birthDate: '1880-01-01', birthDateUncertain: false });
  });

  test('has the former numbers in the history, and not the present one', () => {
    expect(citizen.cpr?.reveal()).toBe('0101805001');
    expect(citizen.cprHistory?.map(({ cpr, validity }) => [cpr.reveal(), validity])).toEqual([
      [
        '0101815001',
        { from: null, fromUncertain: null, to: '1920-04-02', toUncertain: false, phase: 'EARLIER' },
      ],
    ]);
  });

  test('tells what is left out as none, and an uncertainty only where there is a day', () => {
    expect(citizen).toMatchObject({
      children: [],
      addressHistory: [],
      occupation: null,
      statusValidity: {
        from: '1930-01-01',
        fromUncertain: false,
        to: null,
        toUncertain: null,
        phase: 'PRESENT',
      },
      civilStatusValidity: null,
      protection: { nameAndAddress: 'NOT_PROTECTED', creditWarning: 'NOT_PROTECTED' },
    });
    expect(citizen.address?.validity).toEqual({
      from: '1930-01-01',
      fromUncertain: true,
      to: null,
      toUncertain: null,
      phase: 'PRESENT',
    });
  });

  test('gives a street its own name for addressing where none is told', () => {
    expect(citizen.address).toMatchObject({ streetAddressingName: 'Boulevarden' });
  });

  test('tells relatives with a number, without one, and not identified', () => {
    expect(citizen.parents?.map(({ role, key, person: known }) => [role, key?.cpr?.reveal(), known])).toEqual(
      [
        ['MOTHER', '0101605000', null],
        ['FATHER_OR_CO_MOTHER', undefined, null],
      ],
    );
    expect(citizen.spouse).toEqual({
      role: 'SPOUSE',
      validity: null,
      key: null,
      person: { name: 'Emma Madsen', birthDate: null, birthDateUncertain: null },
    });
  });
});
