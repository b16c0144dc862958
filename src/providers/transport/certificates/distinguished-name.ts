/**
 * The attributes of a name as `node:crypto` writes them: a line for each, or several with ` + ` between them where they stand together, as the
 * name and number of OCES2 did. A sign that would end one is escaped with a backslash.
 */
export function attributesOf(name: string): readonly (readonly [attribute: string, value: string])[] {
  return name.split(/\n| \+ /).map((part) => {
    const equals = part.indexOf('=');
    return [part.slice(0, equals), unescaped(part.slice(equals + 1))];
  });
}

/** On one line, without anything that a terminal would obey. */
export const inOneLine = (name: string): string =>
  attributesOf(name)
    .map(([attribute, value]) => `${attribute}=${value}`)
    .join(', ')
    // eslint-disable-next-line no-control-regex -- these are what a terminal would obey
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');

const unescaped = (value: string): string => value.replace(/\\([^0-9A-F])/g, '$1');
