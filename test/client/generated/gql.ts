/* eslint-disable */
import * as types from './graphql.ts';



/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query CaseFile($cpr: CprNumber!) {\n    citizen(cpr: $cpr) {\n      id\n      name {\n        addressingName\n      }\n      age\n      status\n      protection {\n        nameAndAddress\n      }\n      address {\n        lines\n      }\n      guardianship {\n        guardianName\n      }\n      canReceiveLetter {\n        possible\n        obstacle\n      }\n      absences {\n        field\n        reason\n      }\n    }\n  }\n": typeof types.CaseFileDocument,
    "\n  fragment PersonLine on Citizen {\n    id\n    name {\n      addressingName\n    }\n    age\n  }\n": typeof types.PersonLineFragmentDoc,
    "\n  query Family($cpr: CprNumber!) {\n    citizen(cpr: $cpr) {\n      ...PersonLine\n      parents {\n        role\n        citizen {\n          ...PersonLine\n          children {\n            citizen {\n              ...PersonLine\n            }\n          }\n        }\n      }\n    }\n  }\n": typeof types.FamilyDocument,
};
const documents: Documents = {
    "\n  query CaseFile($cpr: CprNumber!) {\n    citizen(cpr: $cpr) {\n      id\n      name {\n        addressingName\n      }\n      age\n      status\n      protection {\n        nameAndAddress\n      }\n      address {\n        lines\n      }\n      guardianship {\n        guardianName\n      }\n      canReceiveLetter {\n        possible\n        obstacle\n      }\n      absences {\n        field\n        reason\n      }\n    }\n  }\n": types.CaseFileDocument,
    "\n  fragment PersonLine on Citizen {\n    id\n    name {\n      addressingName\n    }\n    age\n  }\n": types.PersonLineFragmentDoc,
    "\n  query Family($cpr: CprNumber!) {\n    citizen(cpr: $cpr) {\n      ...PersonLine\n      parents {\n        role\n        citizen {\n          ...PersonLine\n          children {\n            citizen {\n              ...PersonLine\n            }\n          }\n        }\n      }\n    }\n  }\n": types.FamilyDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query CaseFile($cpr: CprNumber!) {\n    citizen(cpr: $cpr) {\n      id\n      name {\n        addressingName\n      }\n      age\n      status\n      protection {\n        nameAndAddress\n      }\n      address {\n        lines\n      }\n      guardianship {\n        guardianName\n      }\n      canReceiveLetter {\n        possible\n        obstacle\n      }\n      absences {\n        field\n        reason\n      }\n    }\n  }\n"): typeof import('./graphql.ts').CaseFileDocument;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment PersonLine on Citizen {\n    id\n    name {\n      addressingName\n    }\n    age\n  }\n"): typeof import('./graphql.ts').PersonLineFragmentDoc;
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query Family($cpr: CprNumber!) {\n    citizen(cpr: $cpr) {\n      ...PersonLine\n      parents {\n        role\n        citizen {\n          ...PersonLine\n          children {\n            citizen {\n              ...PersonLine\n            }\n          }\n        }\n      }\n    }\n  }\n"): typeof import('./graphql.ts').FamilyDocument;


export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}
