import { describe, expect, test } from '@jest/globals';
import { buildSchema, isEnumType, isIntrospectionType } from 'graphql';
import * as codeLists from '../../src/domain/code-lists.ts';
import type { CprNumberKind } from '../../src/domain/cpr-number.ts';
import type { LetterObstacle } from '../../src/domain/letter-delivery.ts';
import { PHASES } from '../../src/domain/validity.ts';
import { apiSdl } from '../../src/graphql/schema/schema-text.ts';
import type { Capabilities } from '../../src/providers/capabilities.ts';

const inSchema = Object.fromEntries(
  Object.values(buildSchema(apiSdl()).getTypeMap())
    .filter((type) => isEnumType(type) && !isIntrospectionType(type))
    .map((type) => [type.name, isEnumType(type) ? type.getValues().map(({ name }) => name) : []]),
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
  CprProviderKind: Object.keys({ FAKE: true, DATAFORDELER: true, SERVICE_PLATFORM: true } satisfies Record<
    Capabilities['kind'],
    true
  >),
};

/** Values that the resolvers make, of the types that are generated from the schema. */
const MADE_BY_RESOLVERS = ['CprAbsenceReason', 'CprRelativeIdentification'];

describe('the enums of the schema', () => {
  test.each(Object.entries({ ...CODE_LISTS, ...ASKED_FOR, ...UNIONS, CprPhase: PHASES }))(
    '%s has the values of the domain',
    (name, values) => {
      expect([...(inSchema[name] ?? [])].sort()).toEqual([...values].sort());
    },
  );

  test('are all compared here, with all lists of the domain', () => {
    const lists = { ...CODE_LISTS, ...ASKED_FOR, ...UNIONS, CprPhase: PHASES };
    const compared = [...Object.keys(lists), ...MADE_BY_RESOLVERS];
    expect(compared.sort()).toEqual(Object.keys(inSchema).sort());
    expect(new Set(Object.values(CODE_LISTS))).toEqual(new Set(Object.values(codeLists)));
  });

  test.each(Object.keys(CODE_LISTS))('%s has UNKNOWN, for a code that comes later', (name) => {
    expect(inSchema[name]).toContain('UNKNOWN');
  });
});
