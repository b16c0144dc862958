import { describe, expect, test } from '@jest/globals';
import { isRandom, type DescribedPerson } from '../../../src/providers/fake/person-record.ts';
import { BUILT_IN_PEOPLE, readPeopleFile } from '../../../src/providers/fake/read-people-file.ts';

const people = readPeopleFile(BUILT_IN_PEOPLE).filter(
  (record): record is DescribedPerson => !isRandom(record),
);
const byCpr = new Map(people.map((person) => [person.cpr, person]));

/** The numbers of the published people for whom it holds. */
const published = (holds: (person: DescribedPerson) => unknown): string[] =>
  people.flatMap((person) => (!person.companion && holds(person) ? [person.cpr] : [])).sort();

/** Past and present. */
const addressCount = ({ address, addressHistory = [] }: DescribedPerson): number =>
  addressHistory.length + (address ? 1 : 0);

describe('the cases that the set is known for', () => {
  test('name and address protection', () => {
    expect(published(({ protection }) => protection?.nameAndAddress === 'PROTECTED')).toEqual([
      '0105700660', '0107038302', '0207672750', '0303704728', '0308684954', '1007600069',
      '1103713745', '1105600166', '1111791003', '1705046782', '2105732735',
    ]); // prettier-ignore
  });

  test.each([
    {
      child: '0107038302',
      protectedChild: true,
      father: '2009693133',
      mother: '0308684954',
      protectedParents: ['0308684954'],
    },
    {
      child: '1705046782',
      protectedChild: true,
      father: '2105732735',
      mother: '0105700660',
      protectedParents: ['0105700660', '2105732735'],
    },
    {
      child: '2203025389',
      protectedChild: false,
      father: '1310732601',
      mother: '0207672750',
      protectedParents: ['0207672750'],
    },
    {
      child: '2403028099',
      protectedChild: false,
      father: '1103713745',
      mother: '0303704728',
      protectedParents: ['0303704728', '1103713745'],
    },
  ])(
    'protection within the family of $child',
    ({ child, protectedChild, father, mother, protectedParents }) => {
      const isProtected = (cpr: string): boolean =>
        byCpr.get(cpr)?.protection?.nameAndAddress === 'PROTECTED';
      const parents = [
        { role: 'MOTHER', cpr: mother },
        { role: 'FATHER_OR_CO_MOTHER', cpr: father },
      ];
      expect(byCpr.get(child)).toMatchObject({ parents, custodyHolders: parents });
      expect(isProtected(child)).toBe(protectedChild);
      expect([mother, father].filter(isProtected).sort()).toEqual(protectedParents);
    },
  );

  test('every status but residence', () => {
    expect(published(({ status }) => status === 'DEAD')).toEqual(['0605851010', '0607620059']);
    expect(published(({ status }) => status === 'DISAPPEARED')).toEqual(['0702614074']);
    expect(published(({ status }) => status === 'RESIDENT_IN_GREENLAND')).toEqual(['0109664847']);
    expect(byCpr.get('0109664847')?.address).toMatchObject({ buildingNumber: '0015', postalCode: '3912' });
    expect(published(({ status }) => status === 'RESIDENT_IN_DENMARK_SPECIAL_ROAD_CODE')).toEqual([
      '0308811018',
    ]);
    expect(byCpr.get('0308811018')?.address).toMatchObject({ streetCode: '9901', postalCode: '9999' });
    expect(published(({ status }) => status === 'EMIGRATED')).toEqual([
      '0101015084', '0101600068', '0110692439', '0110692579', '0112922660', '0203924410', '0301811004',
      '0303811001', '0310630012', '0310630039', '0501771007', '0512801048', '0702811007', '0709614029',
      '0811811068', '1007600069', '1101811049', '1108761004', '1112801029', '1209026399', '1211025995',
      '1301811019', '1802811000', '1811781068', '2903801029', '2905650028',
    ]); // prettier-ignore
    expect(published(({ migration }) => migration?.foreignAddressLines)).toEqual([
      '0101015084',
      '1007600069',
    ]);
    expect(published(({ migrationHistory }) => migrationHistory)).toEqual([
      '0109664847', '0508610017', '0701614054', '0705650012', '0705921059',
    ]); // prettier-ignore
  });

  test('every civil status that was published', () => {
    expect(published(({ civilStatus }) => civilStatus === 'REGISTERED_PARTNERSHIP')).toEqual([
      '0503600021', '0508610017', '0701614054', '0902410058',
    ]); // prettier-ignore
    expect(published(({ civilStatus }) => civilStatus === 'WIDOWED')).toEqual(['0112947728']);
    expect(published(({ civilStatus }) => civilStatus === 'DIVORCED')).toEqual([
      '0101600068', '0105700660', '0207672750', '0303704728', '1103713745', '1310732601', '2105732735',
    ]); // prettier-ignore
    expect(published(({ civilStatus }) => civilStatus === 'DEAD')).toEqual(['0605851010', '0607620059']);
  });

  test('long address histories', () => {
    const withAddresses = (count: number): string[] => published((person) => addressCount(person) === count);
    expect(withAddresses(13)).toEqual(['1007600069']);
    expect(withAddresses(9)).toEqual(['0701614054']);
    expect(withAddresses(6)).toEqual(['0902410058']);
  });

  test('births abroad and citizenships', () => {
    expect(
      ['0701590058', '0701614038', '0705614857', '0705650012', '0109664847'].map(
        (cpr) => byCpr.get(cpr)?.birthplace?.authorityName,
      ),
    ).toEqual(['Belgien', 'Letland', 'Norge', 'Sverige', 'Manitsoq-Sukkertop']);
    // The present one, and former ones beside it.
    expect(published(({ citizenships }) => (citizenships?.length ?? 0) > 1)).toEqual([]);
    expect(published(({ citizenshipHistory }) => citizenshipHistory)).toEqual([
      '0101015084', '0109664847', '0508610017', '0701614054', '0705650012', '0705921059', '1007600069',
    ]); // prettier-ignore
    expect(published(({ citizenships }) => citizenships === undefined)).toEqual(['0706970010']);
  });

  test('relatives who are not identified', () => {
    expect(byCpr.get('0902410058')?.parents).toEqual([{ role: 'MOTHER' }, { role: 'FATHER_OR_CO_MOTHER' }]);
    for (const cpr of ['0506941008', '0605901018', '0705921059'])
      expect(byCpr.get(cpr)?.custodyHolders).toContainEqual({ role: 'MOTHER' });
  });

  test('families', () => {
    const childrenOf = (cpr: string): unknown[] =>
      (byCpr.get(cpr)?.children ?? []).map((child) => child.cpr).sort();
    const hansen = ['0101851001', '0101851028', '0201871018', '0208901028', '0808055007', '0808055015'];
    const petersen = ['0506871018', '0508921004', '0607941068', '0705901007', '0705960011', '0807891049'];
    expect(childrenOf('0707650079')).toEqual(hansen);
    expect(childrenOf('0701650018')).toEqual(hansen);
    expect(childrenOf('0607620059')).toEqual([...petersen, '0601215084'].sort());
    expect(childrenOf('0506650038')).toEqual([...petersen, '0605851010', '2509045006'].sort());
    expect(childrenOf('0706610049')).toEqual(['0506941008', '0605901018', '0705921059']);
    expect(childrenOf('0508610017')).toEqual(['0101901009', '0801931006']);
    expect(childrenOf('0710610029')).toEqual(['0706015000', '0706035028', '0706970010']);
    expect(childrenOf('0701590058')).toEqual(['0706015000', '0706035028', '0706970010']);
    expect(childrenOf('0707614285')).toEqual(['1301814077', '1312814362']);
  });
});
