import type { Protection } from '../../../domain/citizen.ts';
import type { ProtectionState } from '../../../domain/code-lists.ts';
import { die } from './dice.ts';
import type { Dwelling } from './home.ts';
import type { Ordinal } from './number-line.ts';

const householdDie = die('protection: household');
const personDie = die('protection: name and address');
const localDie = die('protection: local directory');
const marketingDie = die('protection: marketing');
const creditDie = die('protection: credit warning');

/**
 * Name and address are protected for about 2 in 100, mostly a whole household at once; with it come the protection from the
 * local directory and from marketing, which a person can also have alone.
 */
export function protectionOf(person: Ordinal, home: Dwelling): Protection {
  const hidden = householdDie(home.of, home.move) < 0.013 || personDie(person) < 0.007;
  return {
    nameAndAddress: state(hidden),
    localDirectory: state(hidden || localDie(person) < 0.01),
    marketing: state(hidden || marketingDie(person) < 0.1),
    creditWarning: state(creditDie(person) < 0.005),
  };
}

export const UNPROTECTED: Protection = {
  nameAndAddress: 'NOT_PROTECTED',
  localDirectory: 'NOT_PROTECTED',
  marketing: 'NOT_PROTECTED',
  creditWarning: 'NOT_PROTECTED',
};

function state(isProtected: boolean): ProtectionState {
  return isProtected ? 'PROTECTED' : 'NOT_PROTECTED';
}
