import { createDanishClock } from '../access/danish-clock.ts';
import type { Purpose } from '../access/purpose.ts';
import type { PurposeSettings } from '../configuration/purpose-settings.ts';
import { defineCommand } from './command.ts';
import { readPurposes } from './read-purposes.ts';

export const command = defineCommand({
  name: 'purposes list',
  summary: 'prints the purposes that the file in CPR_TRUST has',
  details: 'In words for whoever answers for them.',
  run() {
    const { settings, purposes } = readPurposes();
    const today = createDanishClock()(new Date());
    for (const purpose of purposes.values()) {
      const setting = settings.purposes[purpose.code];
      if (setting !== undefined) process.stdout.write(describePurpose(purpose, setting, today));
    }
    for (const [name, coordinates] of Object.entries(settings.groups)) {
      process.stdout.write(`@${name}: ${coordinates.join(', ')}\n`);
    }
    return 0;
  },
});

function describePurpose(
  purpose: Purpose,
  setting: PurposeSettings['purposes'][string],
  today: string,
): string {
  const { companies, validFrom, validTo, mostPeopleARequest, mostPeopleADay, mostMissesADay, operations } =
    purpose;
  const isOver = validTo !== null && today > validTo;
  const days = [
    ...(validFrom === null ? [] : [`from ${validFrom}`]),
    ...(validTo === null ? [] : [`to ${validTo}`]),
  ];
  const bound = (most: number | null, what: string) =>
    most === null ? `any number ${what}` : `at most ${most} ${what}`;
  const rows: readonly (readonly [string, string])[] = [
    ['Legal basis', purpose.legalBasis],
    ['Sector', setting.sector],
    ['Clients', setting.clients.join(', ')],
    ['Companies', companies === null ? 'any of these clients' : [...companies].join(', ')],
    ['Holds', `${days.length === 0 ? 'without end' : days.join(' ')}${isOver ? ' (it is over)' : ''}`],
    ['Login', setting.assurance === undefined ? 'any, programs too' : `${setting.assurance} or stronger`],
    ['People', `${bound(mostPeopleARequest, 'a request')}, ${bound(mostPeopleADay, 'a day')}`],
    ['Misses', bound(mostMissesADay, 'in 24 hours')],
    ['Found by', setting.searchKeys.join(', ')],
    ['Granted', setting.fields.join(', ')],
    [
      'Not granted',
      setting.notGranted === 'withhold' ? 'is left out of the answer' : 'refuses the operation',
    ],
    ['Registered', operations.size === 1 ? '1 operation' : `${operations.size} operations`],
  ];
  return [purpose.code, ...rows.map(([name, value]) => `  ${name.padEnd(12)} ${value}`), '\n'].join('\n');
}
