import { describe, expect, test } from '@jest/globals';
import { buildSchema, isEnumType, isIntrospectionType } from 'graphql';
import { ASSURANCE_LEVELS, type Caller } from '../../src/domain/caller.ts';
import * as codeLists from '../../src/domain/code-lists.ts';
import type { CprNumberKind } from '../../src/domain/cpr-number.ts';
import type { LetterObstacle } from '../../src/domain/letter-delivery.ts';
import { PHASES } from '../../src/domain/validity.ts';
import { apiSdl } from '../../src/graphql/schema/schema-text.ts';
import { LOGIN_ERRORS } from '../../src/identity/login-errors.ts';
import type { DisclosureOutcome } from '../../src/ledger/ledger.ts';
import type { Capabilities } from '../../src/providers/capabilities.ts';

const enums = Object.values(buildSchema(apiSdl()).getTypeMap())
  .filter(isEnumType)
  .filter((type) => !isIntrospectionType(type));
const inSchema = Object.fromEntries(
  enums.map((type) => [type.name, type.getValues().map(({ name }) => name)]),
);

const CODE_LISTS: Record<string, readonly string[]> = {
  CprPersonStatus: codeLists.PERSON_STATUSES,
  CprCivilStatus: codeLists.CIVIL_STATUSES,
  CprSex: codeLists.SEXES,
  CprNameMarking: codeLists.NAME_MARKINGS,
  CprRelativeRole: codeLists.RELATIVE_ROLES,
  CprGuardianshipKind: codeLists.GUARDIANSHIP_KINDS,
  CprChurchMembership: codeLists.CHURCH_MEMBERSHIPS,
  CprMunicipalMatterKind: codeLists.MUNICIPAL_MATTER_KINDS,
  CprVotingRegistrationKind: codeLists.VOTING_REGISTRATION_KINDS,
  CprProtectionState: codeLists.PROTECTION_STATES,
  CprProtectionKind: codeLists.PROTECTION_KINDS,
  CprDistrictKind: codeLists.DISTRICT_KINDS,
  CprEventKind: codeLists.CPR_EVENT_KINDS,
};

/** What somebody may ask for: anything but what is not known. */
const ASKED_FOR: Record<string, readonly string[]> = {
  CprPersonStatusInput: codeLists.PERSON_STATUSES.filter((status) => status !== 'UNKNOWN'),
  CprEventKindInput: codeLists.CPR_EVENT_KINDS.filter((kind) => kind !== 'UNKNOWN'),
};

/** What exists as a type only; the compiler sees to it that no member is left out and none is made up. */
const UNIONS: Record<string, readonly string[]> = {
  CprLetterObstacle: Object.keys({
    DEAD: true,
    DISAPPEARED: true,
    EMIGRATED_WITHOUT_ADDRESS: true,
    NO_FIXED_ADDRESS: true,
    NO_ADDRESS: true,
    WITHHELD_FOR_PROTECTION: true,
  } satisfies Record<LetterObstacle, true>),
  CprNumberKind: Object.keys({
    CPR: true,
    REPLACEMENT_DAY_60: true,
    REPLACEMENT_ECPR: true,
    INVALID: true,
  } satisfies Record<CprNumberKind, true>),
  CprViewerKind: Object.keys({ PERSON: true, EMPLOYEE: true, MACHINE: true } satisfies Record<
    Caller['kind'],
    true
  >),
  CprDisclosureOutcome: Object.keys({
    DELIVERED: true,
    WITHHELD: true,
    HIDDEN: true,
    MISSED: true,
    REFUSED: true,
    FAILED: true,
  } satisfies Record<DisclosureOutcome, true>),
  CprProviderKind: Object.keys({ FAKE: true, DATAFORDELER: true, SERVICE_PLATFORM: true } satisfies Record<
    Capabilities['kind'],
    true
  >),
};

/** Other lists than those of the register, which may have a code that is not known: these are ours, or a standard's. */
const OTHER_LISTS: Record<string, readonly string[]> = {
  CprPhase: PHASES,
  CprAssuranceLevel: ASSURANCE_LEVELS,
  CprLoginErrorCode: LOGIN_ERRORS.map(({ member }) => member),
};

/** Values that the resolvers make, of the types that are generated from the schema. */
const MADE_BY_RESOLVERS = ['CprAbsenceReason', 'CprRelativeIdentification'];

describe('the enums of the schema', () => {
  const lists = { ...CODE_LISTS, ...ASKED_FOR, ...UNIONS, ...OTHER_LISTS };

  test.each(Object.entries(lists))('%s has the values of the code', (name, values) => {
    expect([...(inSchema[name] ?? [])].sort()).toEqual([...values].sort());
  });

  test('are all compared here, with all lists of the domain', () => {
    const compared = [...Object.keys(lists), ...MADE_BY_RESOLVERS];
    expect(compared.sort()).toEqual(Object.keys(inSchema).sort());
    expect(new Set(Object.values(CODE_LISTS))).toEqual(new Set(Object.values(codeLists)));
  });

  test('of assurance levels go from the weakest to the strongest, as the standard has them', () => {
    expect(inSchema['CprAssuranceLevel']).toEqual(ASSURANCE_LEVELS);
  });

  test('of login errors describe each member by the advice that is given, and by the code of the broker', () => {
    const described = enums
      .find(({ name }) => name === 'CprLoginErrorCode')
      ?.getValues()
      .map(({ name, description }) => [name, description]);

    expect(described).toEqual(
      LOGIN_ERRORS.map(({ member, advice, code, isPrefix }) => [
        member,
        `${advice} (\`${code}${isPrefix === true ? '…' : ''}\`)`,
      ]),
    );
  });

  test.each(Object.keys(CODE_LISTS))('%s has UNKNOWN, for a code that comes later', (name) => {
    expect(inSchema[name]).toContain('UNKNOWN');
  });
});
