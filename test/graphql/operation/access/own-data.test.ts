import { describe, expect, test } from '@jest/globals';
import { createAccess } from '../../../../src/graphql/operation/access/access.ts';
import { selectionsBelow, type Place } from '../../../../src/graphql/operation/preparation/plan.ts';
import { callerWith } from '../../../access/callers.ts';
import { purposeSetting, purposeSettings } from '../../../access/purpose-settings.ts';
import { schema } from '../both-executors.ts';
import { decideOn, outcomeOf, prepare, type Asked } from './decide.ts';

// People see their own data below `viewer`, and for that they need no purpose.

const access = createAccess({ schema, settings: purposeSettings({ TEST: purposeSetting() }) });
const person = callerWith({ kind: 'PERSON', client: 'self-service', cvr: null });
const outcome = (document: string, asked: Asked = {}) =>
  outcomeOf(access, prepare(document), { caller: person, purposeName: null, ...asked });

describe('below viewer', () => {
  test.each([
    '{ viewer { citizen { id cpr name { surname } addressHistory { lines } parents { role person { name } } } } }',
    '{ viewer { children { id custodyHolders { role validity { from } } absences { field } } } }',
  ])('people see all that the register has of them and of their children: %s', (document) => {
    expect(outcome(document)).toBe('granted');
  });

  test('but not on to those whom they are related to', () => {
    expect(outcome('{ viewer { citizen { sex parents { citizen { name { surname } } } } } }')).toEqual([
      'Citizen.parents.citizen',
    ]);
    expect(outcome('{ viewer { children { guardianship { guardian { citizen { id } } } } } }')).toEqual([
      'Citizen.guardianship.guardian.citizen',
    ]);
  });

  test.each(['EMPLOYEE', 'MACHINE'] as const)('%s has no data of their own', (kind) => {
    expect(outcome('{ viewer { citizen { sex } } }', { caller: { ...person, kind } })).toEqual([
      'Citizen.sex',
    ]);
  });

  test('a login must be as strong as for any insight into the register', () => {
    expect(outcome('{ viewer { citizen { sex } } }', { caller: { ...person, assurance: 'LOW' } })).toBe(
      'ASSURANCE_TOO_LOW',
    );
  });

  test('whoever they are may ask who they are', () => {
    expect(
      outcome('{ viewer { client } }', { caller: callerWith({ kind: 'MACHINE', assurance: null }) }),
    ).toBe('granted');
  });
});

describe('beside viewer', () => {
  const both = '{ viewer { citizen { birthDate } } citizen(cpr: "0707614293") { name { surname } } }';

  test('other people are looked up for a purpose', () => {
    expect(outcome(both)).toBe('PURPOSE_REQUIRED');
    expect(outcome(both, { purposeName: 'TEST' })).toBe('UNKNOWN_PURPOSE');
  });

  test('each is decided for itself', () => {
    const caller = { ...person, client: 'case-system' };
    const { purpose, own } = decideOn(access, prepare(both), { caller });

    expect([purpose?.code, own?.code]).toEqual(['TEST', 'OWN_ACCESS']);
    expect(outcome(both.replace('name { surname }', 'birthDate'), { caller, purposeName: 'TEST' })).toEqual([
      'Citizen.birthDate',
    ]);
  });

  test('what is withheld of others is told of oneself', () => {
    const withholding = createAccess({
      schema,
      settings: purposeSettings({ TEST: purposeSetting({ notGranted: 'withhold' }) }),
    });
    const document = '{ viewer { citizen { sex } } citizen(cpr: "0707614293") { sex name { surname } } }';
    const caller = { ...person, client: 'case-system' };
    const { operation } = decideOn(withholding, prepare(document), { caller });
    const [viewer, citizen] = operation.selection.places;
    const withheldBelow = (place: Place): string[] =>
      selectionsBelow(place).flatMap(({ places }) =>
        places.flatMap((below) => [
          ...(below.isWithheld ? [below.responseName] : []),
          ...withheldBelow(below),
        ]),
      );

    expect([withheldBelow(viewer!), withheldBelow(citizen!)]).toEqual([[], ['sex']]);
  });

  test('the own data are never reached under another name of the field', () => {
    expect(outcome('{ viewer: citizen(cpr: "0707614293") { name { surname } } }')).toBe('PURPOSE_REQUIRED');
  });
});
