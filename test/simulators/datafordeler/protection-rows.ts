import { createHash } from 'node:crypto';
import type { Citizen, Protection } from '../../../src/domain/citizen.ts';
import type { ProtectionState } from '../../../src/domain/code-lists.ts';
import { CURRENT, HISTORIC, UNLISTED } from './danish-codes.ts';
import type { Beskyttelse } from './register-person.ts';

export const NAME_AND_ADDRESS = 'navne_og_adresse';
export const LOCAL_DIRECTORY = 'lokal_vejviser';

const TYPES: readonly (readonly [keyof Protection, string])[] = [
  ['nameAndAddress', NAME_AND_ADDRESS],
  ['localDirectory', LOCAL_DIRECTORY],
  ['marketing', 'markedsfoering'],
  ['creditWarning', 'kreditadvarsel'],
];

/** Made up: the test people have a protection without its day. */
const SINCE = '2024-03-01T08:15:30.123456Z';
const FORMER = { virkningfra: '2019-05-06T09:00:00.000000Z', virkningtil: '2020-05-06T09:00:00.000000Z' };

/**
 * A row for each protection. A protection that is not known to be there or not has a row whose status is in no list. One in ten of those
 * who are not protected has a protection of name and address that ended, so that a reader can't go by the type alone.
 */
export function protectionRows({ id, protection }: Citizen): Beskyttelse[] {
  return TYPES.flatMap(([kind, type]): Beskyttelse[] => {
    const status = rowStatus(protection[kind]);
    if (status !== null) {
      return [{ beskyttelsestype: type, status, virkningfra: SINCE, virkningtil: null }];
    }
    return type === NAME_AND_ADDRESS && wasProtected(id)
      ? [{ beskyttelsestype: type, status: HISTORIC, ...FORMER }]
      : [];
  });
}

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

function wasProtected(personId: string): boolean {
  return createHash('sha256').update(personId).digest().readUInt8() % 10 === 0;
}
