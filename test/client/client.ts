import { graphql } from './generated/index.ts';
import type { PersonLineFragment, TypedDocumentString } from './generated/graphql.ts';

/** Data and errors come together: where one person fails, the others are there. */
export type Answer<Data> = {
  readonly data: Data | null;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: { readonly code: string };
  }[];
};

/**
 * Sends an operation and its variables, both typed by the document.
 *
 * @throws Error when what answers is no GraphQL server, such as a proxy that could not reach one
 */
export async function execute<Data, Variables>(
  url: string,
  document: TypedDocumentString<Data, Variables>,
  variables: NoInfer<Variables>,
): Promise<Answer<Data>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: document.toString(), variables }),
  });
  if (!response.headers.get('content-type')?.startsWith('application/json')) {
    throw new Error(`No GraphQL answer, but HTTP status ${response.status}`);
  }
  return { data: null, errors: [], ...((await response.json()) as Partial<Answer<Data>>) };
}

/** What a case worker sees of a citizen first, and whether a letter gets there. */
export const CaseFile = graphql(`
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
`);

/** A fragment has one type in every operation, so that one component can show any person. */
export const PersonLine = graphql(`
  fragment PersonLine on Citizen {
    id
    name {
      addressingName
    }
    age
  }
`);

/** From a person to the parents and on to brothers and sisters. */
export const Family = graphql(`
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
`);

/** Such as `Lars Henriksen (65)`. */
export const personLine = ({ name, age }: PersonLineFragment): string =>
  `${name?.addressingName ?? 'No name'} (${age ?? '?'})`;
