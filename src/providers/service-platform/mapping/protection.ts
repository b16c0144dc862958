import type { CalendarDate } from '../../../domain/calendar-date.ts';
import type { Protection, ProtectionPeriod } from '../../../domain/citizen.ts';
import type { ProtectionKind, ProtectionState } from '../../../domain/code-lists.ts';
import { ProviderError } from '../../provider-error.ts';
import { settle } from '../../told.ts';
import { period, plainDay, type AnswerElement } from '../wire/answer-element.ts';
import { hasEnded } from './has-ended.ts';

const BLOCKS = {
  nameAndAddress: ['adressebeskyttelse', 'NAME_AND_ADDRESS'],
  localDirectory: ['vejviserbeskyttelse', 'LOCAL_DIRECTORY'],
  marketing: ['markedsfoeringsbeskyttelse', 'MARKETING'],
} as const satisfies Partial<Record<keyof Protection, [string, ProtectionKind]>>;

/**
 * The protections. The service has one flag for name and address together and none for credit warnings. A block that is missing, does not
 * say, or can't be read is UNKNOWN, which counts as protected.
 */
export function protectionOf(person: AnswerElement, today: CalendarDate): Protection {
  const stateIn = (block: keyof typeof BLOCKS): ProtectionState => {
    const state = settle(() => stateOf(person.one(BLOCKS[block][0]), today));
    return state instanceof ProviderError ? 'UNKNOWN' : state;
  };
  return {
    nameAndAddress: stateIn('nameAndAddress'),
    localDirectory: stateIn('localDirectory'),
    marketing: stateIn('marketing'),
    creditWarning: 'UNKNOWN',
  };
}

function stateOf(block: AnswerElement | null, today: CalendarDate): ProtectionState {
  const isProtected = block?.flag('beskyttet') ?? null;
  if (block === null || isProtected === null) return 'UNKNOWN';
  if (!isProtected) return 'NOT_PROTECTED';
  // What an end that has passed means beside a flag that is still set is not known.
  return hasEnded(block.day('slutdato'), today) ? 'UNKNOWN' : 'PROTECTED';
}

/** The periods of the protections that have a day, or hold now. */
export function protectionPeriodsOf(person: AnswerElement, today: CalendarDate): ProtectionPeriod[] {
  return Object.values(BLOCKS).flatMap(([name, kind]) => {
    const block = person.one(name);
    if (block === null) return [];
    const [from, to] = [block.day('startdato'), block.day('slutdato')];
    if ((from ?? to) === null && block.flag('beskyttet') !== true) return [];
    const validity = period(PHASES[stateOf(block, today)], plainDay(from), plainDay(to));
    return [{ kind, validity, startsAt: null, endsAt: null }];
  });
}

const PHASES = { PROTECTED: 'PRESENT', NOT_PROTECTED: 'EARLIER', UNKNOWN: 'UNKNOWN' } as const;
