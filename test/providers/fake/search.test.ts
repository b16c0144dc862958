import { describe, expect, test } from '@jest/globals';
import type { CitizenSearch } from '../../../src/domain/citizen-search.ts';
import type { Citizen } from '../../../src/domain/citizen.ts';
import { createEmbeddedProvider } from '../../../src/providers/fake/embedded-provider.ts';
import type { SearchPage } from '../../../src/providers/provider.ts';

const provider = createEmbeddedProvider({ provider: 'fake' });
const circumstances = { signal: new AbortController().signal };
/** The Fake provider knows everything of everybody; which fields are wanted makes no difference. */
const fields = new Set<never>();

const ANYBODY: CitizenSearch = {
  name: null,
  birthDate: null,
  birthDateFrom: null,
  birthDateTo: null,
  address: null,
  statuses: null,
};

async function pageOf(search: Partial<CitizenSearch>, limit = 100, after: string | null = null) {
  const page = await provider.search(
    { search: { ...ANYBODY, ...search }, fields, limit, after },
    circumstances,
  );
  if (page === 'UNKNOWN_CURSOR') throw new Error('The cursor was not understood');
  return page;
}

const citizensOf = (page: SearchPage): Citizen[] => page.people.map(({ citizen }) => citizen as Citizen);
const numbersOf = (page: SearchPage) => citizensOf(page).map(({ cpr }) => cpr?.reveal());

describe('somebody is found', () => {
  test('by each part of the present name, whatever the case, in full only', async () => {
    const found = await pageOf({ name: { givenName: 'FINN', surname: 'larsen' } });
    expect(numbersOf(found)).toContain('0709614061');
    expect((await pageOf({ name: { givenName: 'Fin', surname: 'Larsen' } })).people).toEqual([]);
    const ærenskov = await pageOf({ name: { surname: 'ÆRENSKOV-RASMUSSEN' } });
    expect(citizensOf(ærenskov).map(({ name }) => name?.surname)).toEqual(['Ærenskov-Rasmussen']);
  });

  test('not by a former name', async () => {
    expect(numbersOf(await pageOf({ name: { surname: 'Graversen' } }))).toContain('0901414068');
    expect((await pageOf({ name: { surname: 'Hald' } })).people).toEqual([]);
  });

  test('by the present address, and not by a former one', async () => {
    const moved = '0506871018';
    expect(numbersOf(await pageOf({ address: { postalCode: '6800' } }))).toContain(moved);
    const former = await pageOf({ address: { postalCode: '4000' } });
    expect(former.people.length).toBeGreaterThan(0);
    expect(numbersOf(former)).not.toContain(moved);
    expect(citizensOf(former).every(({ address }) => address?.postalCode === '4000')).toBe(true);
  });

  test('by the birth date, or between two of which both are inside', async () => {
    const day = await pageOf({ birthDate: '1965-01-01' });
    expect(new Set(citizensOf(day).map(({ birthDate }) => birthDate))).toEqual(new Set(['1965-01-01']));
    const same = await pageOf({ birthDateFrom: '1965-01-01', birthDateTo: '1965-01-01' });
    expect(same).toEqual(day);
    const before = await pageOf({ birthDateTo: '1964-12-31' });
    const after = await pageOf({ birthDateFrom: '1965-01-02' }, 1_000);
    expect(before.people.length + day.people.length + after.people.length).toBe(
      (await pageOf({}, 1_000)).people.length,
    );
  });

  test('only where all criteria are met', async () => {
    const name = { surname: 'Hansen' };
    const all = await pageOf({ name });
    const gone = await pageOf({ name, statuses: ['EMIGRATED', 'DEAD'] });
    const here = await pageOf({
      name,
      statuses: ['RESIDENT_IN_DENMARK', 'RESIDENT_IN_DENMARK_SPECIAL_ROAD_CODE'],
    });
    expect(gone.people.length).toBeGreaterThan(0);
    expect([...numbersOf(gone), ...numbersOf(here)].sort()).toEqual(numbersOf(all).sort());
    expect((await pageOf({ name, statuses: [] })).people).toEqual([]);
  });

  test('with their protection, and the random people are not looked through', async () => {
    const found = citizensOf(await pageOf({ name: { addressingName: 'Jack Hansen' } }));
    expect(found.map(({ protection }) => protection.nameAndAddress)).toContain('PROTECTED');
    const key = { id: 'fa4e2c17-e2e8-76b1-8d2c-e0a0a4901451' };
    const [random] = await provider.citizens([{ key, fields }], circumstances);
    const { birthDate, id } = random as Citizen;
    expect(citizensOf(await pageOf({ birthDate })).map((citizen) => citizen.id)).not.toContain(id);
  });
});

describe('pages', () => {
  test('join without a gap, in the order of the ids', async () => {
    const whole = await pageOf({ name: { surname: 'Petersen' } });
    const ids = citizensOf(whole).map(({ id }) => id);
    expect(ids).toEqual([...ids].sort());
    const seen: string[] = [];
    let page: SearchPage | null = null;
    for (let turn = 0; page?.hasMore !== false && turn < 10; turn++) {
      page = await pageOf({ name: { surname: 'Petersen' } }, 4, page?.endCursor ?? null);
      seen.push(...citizensOf(page).map(({ id }) => id));
    }
    expect(seen).toEqual(ids);
    expect(await pageOf({ name: { surname: 'Petersen' } }, 4, page?.endCursor)).toEqual({
      people: [],
      endCursor: page?.endCursor,
      hasMore: false,
    });
  });

  test('a cursor that was never given out is told', async () => {
    const window = { search: ANYBODY, fields, limit: 1, after: 'fake-citizen-nobody' };
    expect(await provider.search(window, circumstances)).toBe('UNKNOWN_CURSOR');
  });
});
