import {
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { Citizen } from '../domain/citizen.ts';
import type { PrivateCitizen } from '../domain/private-citizen.ts';

/**
 * Which fields of people an operation asks for, wherever in it: all that a provider needs to be asked about. A name alone is a small
 * question.
 */
export type SelectedFields = {
  readonly citizen: ReadonlySet<keyof Citizen>;
  readonly privateCitizen: ReadonlySet<keyof PrivateCitizen>;
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
  const byType: Record<string, Set<string>> = { Citizen: new Set(), PrivateCitizen: new Set() };
  const types = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(types, {
      Field({ name }) {
        const parent = types.getParentType();
        if (!isObjectType(parent)) return;
        for (const field of WORKED_OUT_FROM[name.value] ?? [name.value]) byType[parent.name]?.add(field);
      },
    }),
  );
  const selected = { citizen: byType['Citizen'], privateCitizen: byType['PrivateCitizen'] } as SelectedFields;
  kept.set(document, selected);
  return selected;
}
