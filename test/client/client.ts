import { graphql } from './generated/index.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

/** What a case worker wants to see of a citizen first. */
export const CaseFile = graphql(`
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
`);
export type X = TypedDocumentString<1,2>;
