import type { CalendarDate } from './calendar-date.ts';
import type {
  ChurchMembership,
  CivilStatus,
  DistrictKind,
  GuardianshipKind,
  MunicipalMatterKind,
  NameMarking,
  PersonStatus,
  ProtectionKind,
  ProtectionState,
  RelativeRole,
  Sex,
  VotingRegistrationKind,
} from './code-lists.ts';
import type { CprNumber } from './cpr-number.ts';
import type { Validity } from './validity.ts';

/**
 * One person as the register knows them, in the words of the public schema, so that most fields are answered as they stand. `null` is "the
 * register has none", an empty list is "known to be none". What was not asked for, and what a source never tells, is neither: a provider leaves
 * it out of the person that it tells (`providers/told.ts`). A field and its `…History` never overlap: the field is what holds now, the history
 * is everything else that the register tells, past or still to begin, the latest first.
 */
export type Citizen = {
  /** Opaque and stable: the register's person id, or a token where the provider has none. */
  readonly id: string;
  /** The number that is valid now; null where none is. */
  readonly cpr: CprNumber | null;
  readonly cprValidity: Validity | null;
  /** Every other number of the person, the latest first. */
  readonly cprHistory: readonly CprNumberPeriod[] | null;
  readonly status: PersonStatus;
  readonly statusValidity: Validity | null;
  readonly name: PersonName | null;
  readonly nameHistory: readonly PersonName[] | null;
  readonly sex: Sex;
  readonly birthDate: CalendarDate | null;
  readonly birthDateUncertain: boolean | null;
  /** The age that the source counts to today by itself, also of the dead; left out where it counts none. */
  readonly toldAge?: number | null;
  readonly birthplace: Birthplace | null;
  readonly occupation: string | null;
  readonly protection: Protection;
  readonly protectionPeriods: readonly ProtectionPeriod[] | null;
  readonly registeredForDigitalPost: boolean | null;
  readonly registeredForNemSms: boolean | null;
  readonly civilStatus: CivilStatus | null;
  readonly civilStatusValidity: Validity | null;
  readonly civilStatusHistory: readonly CivilStatusPeriod[] | null;
  readonly spouse: Relative | null;
  readonly spouseHistory: readonly Relative[] | null;
  readonly parents: readonly Relative[] | null;
  readonly children: readonly Relative[] | null;
  readonly childrenUnder18: number | null;
  readonly custodyHolders: readonly Relative[] | null;
  readonly custodyHolderHistory: readonly Relative[] | null;
  readonly custodyOver: readonly Relative[] | null;
  readonly custodyOverHistory: readonly Relative[] | null;
  readonly guardianship: Guardianship | null;
  readonly guardianshipHistory: readonly Guardianship[] | null;
  readonly citizenships: readonly Citizenship[] | null;
  readonly citizenshipHistory: readonly Citizenship[] | null;
  readonly address: Address | null;
  readonly addressHistory: readonly Address[] | null;
  readonly contactAddress: ContactAddress | null;
  readonly contactAddressHistory: readonly ContactAddress[] | null;
  readonly migration: Migration | null;
  readonly migrationHistory: readonly Migration[] | null;
  readonly disappearances: readonly Validity[] | null;
  readonly churchMembership: ChurchMembership | null;
  readonly churchMembershipValidity: Validity | null;
  readonly churchMembershipHistory: readonly ChurchMembershipPeriod[] | null;
  readonly separations: readonly Validity[] | null;
  readonly sharedResidences: readonly Validity[] | null;
  readonly municipalMatters: readonly MunicipalMatter[] | null;
  readonly notes: readonly Note[] | null;
  readonly votingRegistrations: readonly VotingRegistration[] | null;
  readonly movingOrder: MovingOrder | null;
  readonly eventCodes: readonly EventCode[] | null;
};

export type CprNumberPeriod = {
  readonly cpr: CprNumber;
  readonly validity: Validity | null;
};

export type PersonName = {
  readonly givenName: string | null;
  readonly middleName: string | null;
  readonly surname: string | null;
  /** The name for addressing letters, at most 34 characters in CPR; only a current name has one. */
  readonly addressingName: string | null;
  readonly givenNameMarking: NameMarking | null;
  readonly middleNameMarking: NameMarking | null;
  readonly surnameMarking: NameMarking | null;
  readonly validity: Validity | null;
};

export type Birthplace = {
  readonly authorityCode: string | null;
  readonly authorityName: string | null;
  /** Where the authority is a country. */
  readonly country: Country | null;
  readonly supplementaryText: string | null;
};

/** The protections of a person, each with three values; what the provider did not tell is UNKNOWN and is treated as protected. */
export type Protection = {
  readonly nameAndAddress: ProtectionState;
  readonly localDirectory: ProtectionState;
  readonly marketing: ProtectionState;
  readonly creditWarning: ProtectionState;
};

export type ProtectionPeriod = {
  readonly kind: ProtectionKind;
  readonly validity: Validity | null;
  /** ISO 8601 instants, where the source tells a time of day. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
};

export type CivilStatusPeriod = {
  readonly civilStatus: CivilStatus;
  readonly validity: Validity | null;
};

export type ChurchMembershipPeriod = {
  readonly churchMembership: ChurchMembership;
  readonly validity: Validity | null;
};

/** A country as far as it is told. */
export type Country = {
  /** The register's own code, such as `5100` for Denmark. */
  readonly authorityCode: string | null;
  /** ISO 3166-1 alpha-3. */
  readonly isoCode: string | null;
  readonly name: string | null;
};

// Optional fields are those that some sources never tell of anybody: they leave them out, which is answered as null.

/**
 * Someone reached from a person. `key` names them where the register does; `person` is all that is known of someone without a
 * number; neither means that there is such a relative, not identified.
 */
export type Relative = {
  readonly role: RelativeRole;
  readonly validity: Validity | null;
  readonly key: PersonKey | null;
  readonly person: PersonWithoutCpr | null;
  /** What the person is to this child whose custody they hold; only on relatives in `custodyOver`. */
  readonly custodyAs?: RelativeRole | null;
};

/** How a person is asked for: by a number that they have or had, or by id; by both if both are known. */
export type PersonKey =
  { readonly cpr: CprNumber; readonly id?: string } | { readonly id: string; readonly cpr?: undefined };

export type PersonWithoutCpr = {
  readonly name: string | null;
  readonly birthDate: CalendarDate | null;
  readonly birthDateUncertain: boolean | null;
  readonly nameMarking?: NameMarking | null;
};

export type Guardianship = {
  readonly kind: GuardianshipKind;
  readonly guardianName: string | null;
  /** Null where it is withheld. */
  readonly guardianAddressLines: readonly string[] | null;
  readonly guardianAddressValidity?: Validity | null;
  readonly guardian?: Relative | null;
  readonly incapacitated?: boolean | null;
  readonly remarks?: readonly string[];
  readonly validity: Validity | null;
};

export type Citizenship = { readonly country: Country; readonly validity: Validity | null };

export type Address = {
  /** The name alone, without the `C/O` that the register begins it with. */
  readonly careOf: string | null;
  readonly streetName: string | null;
  readonly streetAddressingName: string | null;
  /** As the register keeps it: three digits with leading zeros, and a letter where there is one (`017A`). */
  readonly houseNumber: string | null;
  readonly floor: string | null;
  readonly door: string | null;
  /** Greenland's numbering of buildings. */
  readonly buildingNumber: string | null;
  readonly town: string | null;
  readonly locality?: string | null;
  readonly postalCode: string | null;
  readonly postalDistrict: string | null;
  readonly municipalityCode: string | null;
  readonly municipalityName: string | null;
  readonly streetCode: string | null;
  /** Id of the address in Danmarks Adresseregister (DAR). */
  readonly darAddressId: string | null;
  /** The source's own line for street, number, floor and door. */
  readonly standardAddress?: string | null;
  readonly addressingName?: string | null;
  /** For the present address those that hold now; for any other address all of them. */
  readonly supplementaryLines?: readonly string[];
  readonly supplementaryAddress?: SupplementaryAddress | null;
  readonly municipalityCvr?: string | null;
  readonly municipalityMove?: MunicipalityMove | null;
  readonly districts?: readonly District[];
  readonly correctionMarking?: string | null;
  readonly validity: Validity;
};

/** Further lines of an address, whether they hold or not. */
export type SupplementaryAddress = {
  readonly lines: readonly string[];
  readonly validity: Validity | null;
};

/** The move that brought somebody into the municipality of an address. */
export type MunicipalityMove = {
  readonly movedIn: CalendarDate | null;
  readonly movedInUncertain: boolean | null;
  readonly movedOut: CalendarDate | null;
  readonly movedOutUncertain: boolean | null;
  readonly fromMunicipalityCode: string | null;
  readonly fromMunicipalityName: string | null;
};

export type District = {
  readonly kind: DistrictKind;
  /** The source's number for the kind of a district that is OTHER. */
  readonly type: string | null;
  readonly code: string | null;
  readonly name: string | null;
};

export type ContactAddress = {
  readonly lines: readonly string[];
  readonly validity: Validity | null;
};

/** A departure from Denmark, with the entry after it where there is one. */
export type Migration = {
  readonly destinationCountry: Country | null;
  readonly originCountry: Country | null;
  readonly foreignAddressLines: readonly string[];
  readonly validity: Validity | null;
};

export type MunicipalMatter = {
  readonly kind: MunicipalMatterKind;
  readonly code: string | null;
  readonly remark: string | null;
  readonly validity: Validity | null;
};

export type Note = {
  readonly number: number | null;
  readonly text: string | null;
  readonly validity: Validity | null;
};

export type VotingRegistration = {
  readonly kind: VotingRegistrationKind;
  readonly validity: Validity | null;
};

export type MovingOrder = { readonly remark: string | null; readonly validity: Validity | null };

export type EventCode = {
  readonly code: string;
  readonly derived: boolean | null;
  /** An ISO 8601 instant. */
  readonly registeredAt: string | null;
  readonly validity: Validity | null;
};
