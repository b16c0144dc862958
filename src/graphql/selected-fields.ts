import { TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Citizen } from '../domain/citizen.ts';
import type { PrivateCitizen } from '../domain/private-citizen.ts';

/**
 * Which fields of people an operation asks for, wherever in it. `needed` is what a provider has to be asked about so that they can be
 * answered: a name alone is a small question.
 */
export type SelectedFields = {
  readonly asked: { readonly citizen: ReadonlySet<string>; readonly privateCitizen: ReadonlySet<string> };
  readonly needed: {
    readonly citizen: ReadonlySet<keyof Citizen>;
    readonly privateCitizen: ReadonlySet<keyof PrivateCitizen>;
  };
};

/** What the fields that are worked out are worked out from. Why a field is empty is known of those that are asked for. */
const WORKED_OUT_FROM: Readonly<Record<string, readonly string[]>> = {
  age: ['birthDate', 'status', 'statusSince'],
  isOfAge: ['birthDate', 'status', 'statusSince'],
  livesInMunicipality: ['address'],
  canReceiveLetter: ['status', 'address', 'contactAddress', 'migration'],
  absences: [],
};

const kept = new WeakMap<DocumentNode, SelectedFields>();

/** Looks through a validated document once, and remembers it. */
export function selectedFields(schema: GraphQLSchema, document: DocumentNode): SelectedFields {
  const known = kept.get(document);
  if (known !== undefined) return known;
  const citizen = new Set<string>();
  const privateCitizen = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const parent = types.getParentType()?.name;
        if (parent === 'Citizen') citizen.add(name.value);
        if (parent === 'PrivateCitizen') privateCitizen.add(name.value);
      },
    }),
  );
  const selected: SelectedFields = {
    asked: { citizen, privateCitizen },
    needed: { citizen: neededFor(citizen), privateCitizen: neededFor(privateCitizen) },
  };
  kept.set(document, selected);
  return selected;
}

function neededFor<Field extends string>(asked: ReadonlySet<string>): ReadonlySet<Field> {
  // The schema's names are the domain's, but for those that are worked out.
  return new Set([...asked].flatMap((field) => WORKED_OUT_FROM[field] ?? [field]) as Field[]);
}
