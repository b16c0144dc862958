/** The SDL without a field of a type. Nothing else of it changes. */
export function withoutField(sdl: string, type: string, field: string): string {
  const altered = sdl.replace(new RegExp(`^type ${type} \\{\\n.*?^\\}`, 'ms'), (definition) =>
    definition.replace(new RegExp(`(?:^ {2}".*"\\n)?^ {2}${field}\\b.*\\n`, 'm'), ''),
  );
  if (altered === sdl) throw new Error(`There is no ${type}.${field}`);
  return altered;
}
