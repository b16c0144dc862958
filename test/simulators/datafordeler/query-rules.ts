import {
  getArgumentValues,
  getNamedType,
  isInputObjectType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLError,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { selectionsOf } from './selected-fields.ts';
import { serviceError } from './service-error.ts';

/** What the service refuses before it looks at the schema: introspection, aliases, several root fields. */
export function refusalOfShape(document: DocumentNode): GraphQLError | null {
  let introspection: FieldNode | null = null;
  let alias: FieldNode | null = null;
  visit(document, {
    Field(field) {
      if (field.name.value === '__schema' || field.name.value === '__type') introspection ??= field;
      if (field.alias !== undefined) alias ??= field;
    },
  });
  if (introspection !== null) {
    return serviceError('Introspection is not allowed for the current request.', 'HC0046', [introspection]);
  }
  if (alias !== null) return serviceError('Aliases are not allowed.', 'DAF-GQL-0008', [alias]);
  const roots = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
  );
  return roots.length > 1
    ? serviceError('Only one root field is allowed in a query.', 'DAF-GQL-0010', roots.slice(1, 2))
    : null;
}

/** Fields that must be selected wherever their parent is: `beskyttelser` on every person, and all four fields in it. */
export function refusalOfMissingFields(document: DocumentNode, schema: GraphQLSchema): GraphQLError | null {
  const root = schema.getQueryType();
  if (!root) return null;
  for (const { type, field, fields } of selectionsOf(document, root)) {
    const missing = Object.values(type.getFields())
      .filter((each) => hasDirective(each, 'requiredSelection') && !fields.has(each.name))
      .map(({ name }) => name);
    if (missing.length > 0) {
      const message = `Required fields are missing in query selection: ${missing.join(', ')}`;
      return serviceError(message, null, field === null ? [] : [field]);
    }
  }
  return null;
}

/** Lists longer than the schema's `@filterBounds` allows, in the query's text or in its variables. */
export function refusalOfLongLists(
  document: DocumentNode,
  schema: GraphQLSchema,
  variables: Readonly<Record<string, unknown>>,
): GraphQLError | null {
  let refusal: GraphQLError | null = null;
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        const field = typeInfo.getFieldDef();
        if (!field || !isObjectType(typeInfo.getParentType())) return;
        const given = getArgumentValues(field, node, variables);
        const tooLong = field.args.some((arg) => isTooLong(given[arg.name], arg.type));
        if (tooLong) refusal ??= serviceError('A filter list has too many members.', 'DAF-GQL-0016', [node]);
      },
    }),
  );
  return refusal;
}

function isTooLong(value: unknown, type: GraphQLInputType): boolean {
  const named = getNamedType(type);
  if (typeof value !== 'object' || value === null || !isInputObjectType(named)) return false;
  if (Array.isArray(value)) return value.some((each) => isTooLong(each, named));
  return Object.entries(value).some(([name, part]: [string, unknown]) => {
    const field = named.getFields()[name];
    if (field === undefined) return false;
    return (Array.isArray(part) && part.length > longest(field)) || isTooLong(part, field.type);
  });
}

function longest(field: GraphQLInputField): number {
  const bounds = field.astNode?.directives?.find(({ name }) => name.value === 'filterBounds');
  const size = bounds?.arguments?.find(({ name }) => name.value === 'MaxListSize')?.value;
  return size?.kind === Kind.INT ? Number(size.value) : Infinity;
}

function hasDirective(field: GraphQLField<unknown, unknown>, directive: string): boolean {
  return field.astNode?.directives?.some(({ name }) => name.value === directive) ?? false;
}
