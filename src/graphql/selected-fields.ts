import {
  getOperationAST,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
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

const kept = new WeakMap<OperationDefinitionNode, SelectedFields>();

/** Looks through one operation of a validated document, and the fragments that it uses, once, and remembers it. */
export function selectedFields(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): SelectedFields {
  const operation = getOperationAST(document, operationName);
  if (!operation) return { asked: NOTHING, needed: NOTHING };
  const known = kept.get(operation);
  if (known !== undefined) return known;
  const citizen = new Set<string>();
  const privateCitizen = new Set<string>();
  const types = new TypeInfo(schema);
  visit(
    { kind: Kind.DOCUMENT, definitions: [operation, ...fragmentsOf(operation, document)] },
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
  kept.set(operation, selected);
  return selected;
}

const NOTHING = { citizen: new Set<never>(), privateCitizen: new Set<never>() };

/** The fragments that an operation uses, directly or through one another. */
function fragmentsOf(operation: OperationDefinitionNode, document: DocumentNode): FragmentDefinitionNode[] {
  const used = new Set<FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode): void => {
    visit(node, {
      FragmentSpread({ name }) {
        const fragment = document.definitions.find(
          (definition) =>
            definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name.value,
        );
        if (fragment?.kind !== Kind.FRAGMENT_DEFINITION || used.has(fragment)) return;
        used.add(fragment);
        follow(fragment);
      },
    });
  };
  follow(operation);
  return [...used];
}

function neededFor<Field extends string>(asked: ReadonlySet<string>): ReadonlySet<Field> {
  // The schema's names are the domain's, but for those that are worked out.
  return new Set([...asked].flatMap((field) => WORKED_OUT_FROM[field] ?? [field]) as Field[]);
}
