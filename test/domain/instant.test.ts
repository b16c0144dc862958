import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { readInstant } from '../../src/domain/instant.ts';

const written = (text: string): string | null => {
  const instant = readInstant(text);
  return instant === null ? null : new Date(instant).toISOString();
};

test.each([
  ['with a zone', '2026-03-02T19:30:00+01:00', '2026-03-02T18:30:00.000Z'],
  ['with seven decimals', '2026-03-02T18:30:00.1234567Z', '2026-03-02T18:30:00.123Z'],
  ['in small letters', '0001-01-01t00:00:00z', '0001-01-01T00:00:00.000Z'],
  ['at the end of the calendar', '9999-12-31T23:59:59.999999Z', '9999-12-31T23:59:59.999Z'],
  ['moved behind it by its zone', '9999-12-31T23:59:59.999999-02:00', '9999-12-31T23:59:59.999Z'],
  ['moved before it', '0001-01-01T00:00:00+01:00', '0001-01-01T00:00:00.000Z'],
])('an instant %s is read', (_how, text, instant) => expect(written(text)).toBe(instant));

test.each([
  '1',
  'marts 3',
  '',
  '2026-03-02',
  '2026-03-02T18:30:00',
  '2026-03-02 18:30:00Z',
  '2026-03-02T18:30Z',
  '2026-02-30T18:30:00Z',
  '2026-03-02T24:00:00Z',
  '2026-03-02T18:60:00Z',
  '2026-03-02T18:30:00+1:00',
  '+002026-03-02T18:30:00Z',
  'Mon, 02 Mar 2026 18:30:00 GMT',
])('"%s" is none, whatever Date.parse makes of it', (text) => expect(readInstant(text)).toBeNull());

test.each(['America/New_York', 'Pacific/Kiritimati'])(
  'a server that stands in %s reads the same instants and Danish days',
  (TZ) => {
    const domain = (file: string): string => new URL(`../../src/domain/${file}`, import.meta.url).href;
    const script = `
      const { readInstant } = await import('${domain('instant.ts')}');
      const { danishDay } = await import('${domain('calendar-date.ts')}');
      const read = ['2026-03-02T00:30:00+01:00', '2026-03-02T18:30:00', '2026-03-02'].map(readInstant);
      console.log(JSON.stringify([...read, danishDay(new Date('2026-06-30T22:00:00Z')), new Date(0).getHours()]));`;
    const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });
    const [withZone, without, day, danish, localHour] = JSON.parse(printed) as unknown[];
    expect([withZone, without, day, danish]).toEqual([
      Date.parse('2026-03-01T23:30:00Z'),
      null,
      null,
      '2026-07-01',
    ]);
    expect(localHour).not.toBe(0);
  },
);
