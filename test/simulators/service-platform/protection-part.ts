import type { Protection as ProtectionOf } from '../../../src/domain/citizen.ts';
import type { ProtectionState } from '../../../src/domain/code-lists.ts';
import type { Die } from './made-up.ts';
import type { Persondata, Protection } from './service-person.ts';
import { writtenDay } from './written-date.ts';

type Protections = Pick<
  Persondata,
  'adressebeskyttelse' | 'vejviserbeskyttelse' | 'markedsfoeringsbeskyttelse'
>;

/** The service has no protection against credit. */
export function protectionOf(protection: ProtectionOf, die: Die): Protections {
  return {
    adressebeskyttelse: blockOf(protection.nameAndAddress, 'address protection', die),
    vejviserbeskyttelse: blockOf(protection.localDirectory, 'directory protection', die),
    markedsfoeringsbeskyttelse: blockOf(protection.marketing, 'marketing protection', die),
  };
}

/** No block where it is not known. The days are made up: some have none, some protections end one day, some did. */
function blockOf(state: ProtectionState, matter: string, die: Die): Protection | undefined {
  switch (state) {
    case 'PROTECTED':
      return {
        startdato: die(`${matter}: start`, 4) > 0 ? writtenDay('2024-03-01') : undefined,
        slutdato: die(`${matter}: end`, 4) === 0 ? writtenDay('2099-12-31') : undefined,
        beskyttet: true,
      };
    case 'NOT_PROTECTED':
      return die(`${matter}: ended`, 10) === 0
        ? { startdato: writtenDay('2019-05-06'), slutdato: writtenDay('2020-05-06'), beskyttet: false }
        : { beskyttet: false };
    case 'UNKNOWN':
      return undefined;
  }
}
