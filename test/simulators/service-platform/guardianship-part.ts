import type { Citizen } from '../../../src/domain/citizen.ts';
import type { Die } from './made-up.ts';
import { GUARDIANSHIP_CODE } from './service-codes.ts';
import type { Umyndiggoerelse } from './service-person.ts';
import { uncertainDay, writtenDay } from './written-date.ts';

/** A well-described person, who is the guardian where a number is made up. */
const GUARDIAN = '0707614293';

/** Made up, for those without it: the contract always has a start, and the address has one of its own. */
const SINCE = '2022-03-01';
const ADDRESS_SINCE = '2022-03-15';

const BY_NUMBER = 1;

/**
 * One guardianship in one of three ways: a guardian without a number (0), the guardian's number (1), or the guardian's address (2). The
 * test people have name and address of their guardians; that some are told by number is made up.
 */
export function guardianshipOf({ guardianship }: Citizen, die: Die): Umyndiggoerelse | undefined {
  if (guardianship === null) return undefined;
  const { kind, validity } = guardianship;
  const number = guardianship.guardian?.key?.cpr?.reveal();
  const relationType = number === undefined ? die('guardian', 3) : BY_NUMBER;
  return {
    umyndiggorelseRelationType: relationType,
    VærgemålType: GUARDIANSHIP_CODE[kind],
    umyndiggoerelseStartdato: uncertainDay(validity?.from ?? SINCE, validity?.fromUncertain),
    umyndiggoerelseSlettedato: writtenDay(validity?.to),
    umyndiggjort: guardianship.incapacitated ?? kind === 'FULL',
    ...(relationType === BY_NUMBER
      ? { relationPersonnummer: number ?? GUARDIAN, relationStartdato: writtenDay(validity?.from ?? SINCE) }
      : nameAndAddress(guardianship, relationType)),
  };
}

function nameAndAddress(
  {
    guardianName,
    guardianAddressLines: lines,
    guardianAddressValidity,
  }: NonNullable<Citizen['guardianship']>,
  relationType: number,
): Partial<Umyndiggoerelse> {
  return {
    relationVaergenavn: guardianName ?? undefined,
    relationVaergeadresseStartdato:
      relationType === 2 ? writtenDay(guardianAddressValidity?.from ?? ADDRESS_SINCE) : undefined,
    relationtekst1: lines?.[0],
    relationtekst2: lines?.[1],
    relationtekst3: lines?.[2],
    relationtekst4: lines?.[3],
    relationtekst5: lines?.[4],
  };
}
