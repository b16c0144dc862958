/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** The reasons for an empty field. */
export type CprAbsenceReason =
  /** The purpose that people were asked for does not grant this. It says nothing about the person: nobody was asked for it. */
  | 'NOT_ALLOWED'
  /** The source that answered never tells this. See `cprProvider`. */
  | 'NOT_OFFERED_BY_PROVIDER'
  /** The register has no such information about this person (`ikke registreret`). */
  | 'NOT_REGISTERED'
  /** Name or address is withheld because the person is protected (`navne- og adressebeskyttelse`), or because it is not known whether they are. */
  | 'WITHHELD_FOR_PROTECTION';

/** What stands in the way of a letter. */
export type CprLetterObstacle =
  /** The person is dead (`død`). */
  | 'DEAD'
  /** The person is registered as disappeared (`forsvundet`). */
  | 'DISAPPEARED'
  /** Left Denmark (`udrejst`), and no address abroad is registered. */
  | 'EMIGRATED_WITHOUT_ADDRESS'
  /** No address is registered, or not enough of it. */
  | 'NO_ADDRESS'
  /** In the country without a fixed address (`høj vejkode`). */
  | 'NO_FIXED_ADDRESS'
  /** The address is withheld because of a protection (`adressebeskyttelse`). */
  | 'WITHHELD_FOR_PROTECTION';

/** Where a person stands in the register (`personstatus`, `status`). */
export type CprPersonStatus =
  /** The number is annulled (`annulleret`, code 30). */
  | 'ANNULLED'
  /** Closed (`nedlagt person`), and the source does not tell whether as a duplicate or for a changed number. */
  | 'CLOSED'
  /** The number was a duplicate and is deleted (`nedlagt`, code 50). */
  | 'CLOSED_AS_DUPLICATE'
  /** The person got another number (`nedlagt`, `ændret personnummer`, code 60). */
  | 'CLOSED_NUMBER_CHANGED'
  /** Dead (`død`, code 90). */
  | 'DEAD'
  /** Disappeared (`forsvundet`, code 70). */
  | 'DISAPPEARED'
  /** Left Denmark (`udrejst`, code 80). */
  | 'EMIGRATED'
  /** Never resident; has a number for tax or other administration (`ej bopæl`, code 20). */
  | 'NO_RESIDENCE'
  /** The number is reserved (`reserveret`, code 10). */
  | 'RESERVED'
  /** Lives in Denmark (`bopæl i Danmark`, code 01). */
  | 'RESIDENT_IN_DENMARK'
  /** In Denmark without a fixed address: registered on a special road code, 9900 to 9999 (`bopæl i Danmark, høj vejkode`, code 03). */
  | 'RESIDENT_IN_DENMARK_SPECIAL_ROAD_CODE'
  /** Lives in Greenland (`bopæl i Grønland`, code 05). */
  | 'RESIDENT_IN_GREENLAND'
  /** In Greenland without a fixed address, on a special road code (`bopæl i Grønland, høj vejkode`, code 07). */
  | 'RESIDENT_IN_GREENLAND_SPECIAL_ROAD_CODE'
  /** A status that this schema does not know yet. */
  | 'UNKNOWN';

/** Whether a protection holds. */
export type CprProtectionState =
  /** It is known not to hold. */
  | 'NOT_PROTECTED'
  /** It holds now (`beskyttet`). */
  | 'PROTECTED'
  /** The source did not say, or said it in a way that can't be read. Treat as protected. */
  | 'UNKNOWN';

/** What a relative is to the person they were reached from. */
export type CprRelativeRole =
  /** A child (`barn`). */
  | 'CHILD'
  /** Father or co-mother (`far/medmor`); the register does not tell them apart. */
  | 'FATHER_OR_CO_MOTHER'
  /** The guardian of an adult (`værge`). */
  | 'GUARDIAN'
  /** The mother (`mor`). */
  | 'MOTHER'
  /** A custody holder who is not a parent (`anden forældremyndighedsindehaver`). */
  | 'OTHER_CUSTODY_HOLDER'
  /** Spouse or registered partner (`ægtefælle`, `partner`). */
  | 'SPOUSE'
  /** A role that this schema does not know yet. */
  | 'UNKNOWN';

export type CaseFileQueryVariables = Exact<{
  cpr: string;
}>;


export type CaseFileQuery = { citizen: { id: string, age: number | null, status: CprPersonStatus | null, name: { addressingName: string | null } | null, protection: { nameAndAddress: CprProtectionState } | null, address: { lines: Array<string> | null } | null, guardianship: { guardianName: string | null } | null, canReceiveLetter: { possible: boolean, obstacle: CprLetterObstacle | null } | null, absences: Array<{ field: string, reason: CprAbsenceReason }> | null } | null };

export type PersonLineFragment = { id: string, age: number | null, name: { addressingName: string | null } | null };

export type FamilyQueryVariables = Exact<{
  cpr: string;
}>;


export type FamilyQuery = { citizen: { id: string, age: number | null, parents: Array<{ role: CprRelativeRole, citizen: { id: string, age: number | null, children: Array<{ citizen: { id: string, age: number | null, name: { addressingName: string | null } | null } | null }> | null, name: { addressingName: string | null } | null } | null }> | null, name: { addressingName: string | null } | null } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const PersonLineFragmentDoc = new TypedDocumentString(`
    fragment PersonLine on Citizen {
  id
  name {
    addressingName
  }
  age
}
    `, {"fragmentName":"PersonLine"}) as unknown as TypedDocumentString<PersonLineFragment, unknown>;
export const CaseFileDocument = new TypedDocumentString(`
    query CaseFile($cpr: CprNumber!) {
  citizen(cpr: $cpr) {
    id
    name {
      addressingName
    }
    age
    status
    protection {
      nameAndAddress
    }
    address {
      lines
    }
    guardianship {
      guardianName
    }
    canReceiveLetter {
      possible
      obstacle
    }
    absences {
      field
      reason
    }
  }
}
    `) as unknown as TypedDocumentString<CaseFileQuery, CaseFileQueryVariables>;
export const FamilyDocument = new TypedDocumentString(`
    query Family($cpr: CprNumber!) {
  citizen(cpr: $cpr) {
    ...PersonLine
    parents {
      role
      citizen {
        ...PersonLine
        children {
          citizen {
            ...PersonLine
          }
        }
      }
    }
  }
}
    fragment PersonLine on Citizen {
  id
  name {
    addressingName
  }
  age
}`) as unknown as TypedDocumentString<FamilyQuery, FamilyQueryVariables>;