import { describe, expect, test } from '@jest/globals';
import { mergePeople } from '../../../src/providers/fake/merge-people.ts';
import type { DescribedPerson, PersonRecord } from '../../../src/providers/fake/person-record.ts';

const mother: DescribedPerson = { cpr: '0101705000', status: 'RESIDENT_IN_DENMARK' };
const father: DescribedPerson = { cpr: '0201705001', status: 'RESIDENT_IN_DENMARK' };
const child: DescribedPerson = { cpr: '0301905000', status: 'RESIDENT_IN_DENMARK' };

function merged(
  base: readonly PersonRecord[],
  own: readonly PersonRecord[],
  cpr: string,
): PersonRecord | undefined {
  return mergePeople(base, own).find((record) => record.cpr === cpr);
}

describe('an own people file over the built-in people', () => {
  test('adds people and replaces those with the same number', () => {
    const replacement: DescribedPerson = { cpr: mother.cpr, status: 'EMIGRATED' };
    expect(mergePeople([mother, father], [replacement, child])).toEqual([father, replacement, child]);
  });

  test('leaves the people given to it as they are', () => {
    mergePeople([mother], [{ ...child, parents: [{ role: 'MOTHER', cpr: mother.cpr }] }]);
    expect(mother).toEqual({ cpr: '0101705000', status: 'RESIDENT_IN_DENMARK' });
  });

  test('gives a parent the child that names them, and a child the parent that names it', () => {
    const ofMother: DescribedPerson = { ...child, parents: [{ role: 'MOTHER', cpr: mother.cpr }] };
    expect(merged([mother], [ofMother], mother.cpr)).toEqual({ ...mother, children: [{ cpr: child.cpr }] });
    const withChild: DescribedPerson = { ...father, children: [{ cpr: child.cpr }] };
    expect(merged([child], [withChild], child.cpr)).toEqual({
      ...child,
      parents: [{ role: 'FATHER_OR_CO_MOTHER', cpr: father.cpr }],
    });
  });

  test('gives custody the role that the holder has as a parent, and otherwise that of another holder', () => {
    const holder: DescribedPerson = { ...mother, custodyOver: [{ cpr: child.cpr }] };
    expect(merged([child], [holder], child.cpr)).toEqual({
      ...child,
      custodyHolders: [{ role: 'OTHER_CUSTODY_HOLDER', cpr: mother.cpr }],
    });
    const parent: DescribedPerson = { ...holder, children: [{ cpr: child.cpr }] };
    expect(merged([child], [parent], child.cpr)).toMatchObject({
      custodyHolders: [{ role: 'MOTHER', cpr: mother.cpr }],
    });
    const inCustody: DescribedPerson = { ...child, custodyHolders: [{ role: 'MOTHER', cpr: mother.cpr }] };
    expect(merged([mother], [inCustody], mother.cpr)).toEqual(holder);
  });

  test('knows a relative by id and by an earlier number too', () => {
    const id = '5e3d9df6-d082-467a-88bd-dca56edc7328';
    const known: DescribedPerson = { ...mother, id, cprHistory: [{ cpr: '0101715000' }] };
    const byId: DescribedPerson = { ...child, parents: [{ role: 'MOTHER', id: id.toUpperCase() }] };
    const byNumber: DescribedPerson = { ...child, parents: [{ role: 'MOTHER', cpr: '0101715000' }] };
    for (const own of [byId, byNumber])
      expect(merged([known], [own], mother.cpr)).toEqual({ ...known, children: [{ cpr: child.cpr }] });
  });

  test('leaves a link to a number that nobody in the set has', () => {
    const own: DescribedPerson = { ...child, parents: [{ role: 'MOTHER', cpr: mother.cpr }] };
    expect(mergePeople([father], [own])).toEqual([father, own]);
  });

  test("lets an own person's spouse stand and frees whoever was married to them", () => {
    const base: DescribedPerson[] = [
      { ...mother, spouse: { cpr: father.cpr } },
      { ...father, spouse: { cpr: mother.cpr } },
    ];
    const own: DescribedPerson = { ...child, spouse: { cpr: father.cpr } };
    expect(mergePeople(base, [own])).toEqual([mother, { ...father, spouse: { cpr: child.cpr } }, own]);
  });

  test('keeps the spouse of a replaced person unless the replacement has another', () => {
    const base: DescribedPerson[] = [mother, { ...father, spouse: { cpr: mother.cpr } }];
    expect(merged(base, [mother], mother.cpr)).toEqual({ ...mother, spouse: { cpr: father.cpr } });
    const remarried: DescribedPerson = { ...mother, spouse: { person: { name: 'Ole Hansen' } } };
    expect(mergePeople(base, [remarried])).toEqual([father, remarried]);
  });

  test('does not touch a random person', () => {
    const random = { id: '5e3d9df6-d082-467a-88bd-dca56edc7328', cpr: mother.cpr, random: true as const };
    expect(mergePeople([random], [{ ...child, parents: [{ role: 'MOTHER', cpr: mother.cpr }] }])[0]).toEqual(
      random,
    );
  });
});
