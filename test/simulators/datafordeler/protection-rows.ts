import type { CalendarDate } from '../../../src/domain/calendar-date.ts';
import type { Citizen, Protection, ProtectionPeriod } from '../../../src/domain/citizen.ts';
import type { ProtectionKind, ProtectionState } from '../../../src/domain/code-lists.ts';
import { CURRENT, HISTORIC, PROTECTION_CODE, UNLISTED } from './danish-codes.ts';
import { isOneIn } from './made-up.ts';
import type { Beskyttelse } from './register-person.ts';
import { rowStatus as spanStatus } from './span.ts';

const KINDS: readonly (readonly [keyof Protection, ProtectionKind])[] = [
  ['nameAndAddress', 'NAME_AND_ADDRESS'],
  ['localDirectory', 'LOCAL_DIRECTORY'],
  ['marketing', 'MARKETING'],
  ['creditWarning', 'CREDIT_WARNING'],
];

/** Made up: the test people have a protection without its day. */
const SINCE = '2024-03-01T08:15:30.123456Z';
const FORMER = { virkningfra: '2019-05-06T09:00:00.000000Z', virkningtil: '2020-05-06T09:00:00.000000Z' };

/**
 * A row for each period that is told; where none are, for each protection. A protection that is not known to be there or not has a row whose status is in no list. One in ten of those
 * who are not protected has a protection of name and address that ended, so that a reader can't go by the type alone.
 */
export function protectionRows({ id, protection, protectionPeriods }: Citizen): Beskyttelse[] {
  if (protectionPeriods !== null) return protectionPeriods.map(rowOfPeriod);
  return KINDS.flatMap(([field, kind]): Beskyttelse[] => {
    const beskyttelsestype = PROTECTION_CODE[kind];
    const status = rowStatus(protection[field]);
    if (status !== null) return [{ beskyttelsestype, status, virkningfra: SINCE, virkningtil: null }];
    return kind === 'NAME_AND_ADDRESS' && isOneIn(10, id)
      ? [{ beskyttelsestype, status: HISTORIC, ...FORMER }]
      : [];
  });
}

function rowOfPeriod({ kind, validity, startsAt, endsAt }: ProtectionPeriod): Beskyttelse {
  return {
    beskyttelsestype: PROTECTION_CODE[kind],
    status: spanStatus(validity),
    virkningfra: startsAt ?? inTheMorning(validity?.from ?? null),
    virkningtil: endsAt ?? inTheMorning(validity?.to ?? null),
  };
}

/** The time of day is made up where the domain has days only. */
const inTheMorning = (day: CalendarDate | null): string | null => day && `${day}T08:15:30.123456Z`;

function rowStatus(state: ProtectionState): string | null {
  switch (state) {
    case 'PROTECTED':
      return CURRENT;
    case 'UNKNOWN':
      return UNLISTED;
    case 'NOT_PROTECTED':
      return null;
  }
}
