/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Where a person stands in the register. */
export type CprPersonStatus =
  /** The number is annulled (code 30). */
  | 'ANNULLED'
  /** Closed, and the source does not tell whether as a duplicate or for a changed number. */
  | 'CLOSED'
  /** The number was a duplicate and is deleted (code 50). */
  | 'CLOSED_AS_DUPLICATE'
  /** The person got another number (code 60). */
  | 'CLOSED_NUMBER_CHANGED'
  /** Dead (code 90). */
  | 'DEAD'
  /** Disappeared (code 70). */
  | 'DISAPPEARED'
  /** Left Denmark (code 80). */
  | 'EMIGRATED'
  /** Never resident; has a number for tax or other administration (code 20). */
  | 'NO_RESIDENCE'
  /** The number is reserved (code 10). */
  | 'RESERVED'
  /** Lives in Denmark (code 01). */
  | 'RESIDENT_IN_DENMARK'
  /** In Denmark without a fixed address: registered on a special road code, 9900 to 9999 (code 03). */
  | 'RESIDENT_IN_DENMARK_SPECIAL_ROAD_CODE'
  /** Lives in Greenland (code 05). */
  | 'RESIDENT_IN_GREENLAND'
  /** In Greenland without a fixed address, on a special road code (code 07). */
  | 'RESIDENT_IN_GREENLAND_SPECIAL_ROAD_CODE'
  /** A status that this schema does not know yet. */
  | 'UNKNOWN';

export type CaseFileQueryVariables = Exact<{
  cpr: string;
}>;


export type CaseFileQuery = { citizen: { id: string, age: number | null, status: CprPersonStatus | null, name: { addressingName: string | null } | null } | null };

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

export const CaseFileDocument = new TypedDocumentString(`
    query CaseFile($cpr: CprNumber!) {
  citizen(cpr: $cpr) {
    id
    name {
      addressingName
    }
    age
    status
  }
}
    `) as unknown as TypedDocumentString<CaseFileQuery, CaseFileQueryVariables>;