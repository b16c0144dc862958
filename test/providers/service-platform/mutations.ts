/** Throws a die with so many sides: 0 to `sides - 1`. */
export type Roll = (sides: number) => number;

/** Throws that look random and are the same in every run with the same seed (mulberry32). */
export function dice(seed: number): Roll {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

const lines = (text: string): string[] => text.trim().split(/\n\s*/);

/** What makes or breaks an XML document, and what an attacker would put into one. */
const TOKENS = [
  ...lines(`<\n >\n /\n </\n />\n "\n '\n =\n :\n æ\n 0\n -1\n &\n ]]>`),
  ...lines(
    `<a>\n </a>\n <a/>\n <p:a/>\n <é/>\n <😀/>\n <1/>\n <a b="c"/>\n <a b="c" b="d"/>\n <a b=c/>\n <xmlns:a/>`,
  ),
  ...lines(
    `<a xmlns="urn:other"/>\n <a xmlns:p="urn:other"/>\n <p:a xmlns:p=""/>\n <a xmlns:xml="urn:other"/>`,
  ),
  ...lines(
    `&amp;\n &lt;\n &#65;\n &#x41;\n &#x1F600;\n &#0;\n &#xD800;\n &#x110000;\n &nobody;\n &amp\n &#65`,
  ),
  ...lines(`<!-- c -->\n <!-- - -- -->\n <!---->\n <!-->\n <!--\n -->`),
  ...lines(`<![CDATA[x]]>\n <![CDATA[<a>]]>\n <![CDATA[]]>\n <![CDATA[`),
  ...lines(
    `<?pi?>\n <?xml version="1.0"?>\n <!DOCTYPE a>\n <!DOCTYPE a [<!ENTITY b "c">]>\n <!ENTITY b "c">`,
  ),
  ...[' ', '\n', '\t', '\r', '\r\n', '\u0000', '\u0001', '\uFFFE', '\u0085', '\u00A0', '\u2028'],
  'x'.repeat(1_000),
];

/** What an element could hold instead. */
const VALUES = [
  ...lines(`0\n 1\n -1\n 2\n 90\n 1e3\n true\n TRUE\n false\n K\n U\n 😀\n &#10;\n <a/>\n <![CDATA[1]]>`),
  ...lines(`2026-02-30\n 2026-02-28+01:00\n 1899-12-31T23:30:00.000Z\n 0000-00-00\n 12026-01-01\n 2026-1-1`),
  ...lines(`0000000000\n 0101585000\n 010158-5000\n 6101585000\n <personnummer>0101585000</personnummer>`),
  ...['', ' ', '9'.repeat(40)],
];

/**
 * The document with one to three changes: pieces cut out, doubled or moved, the rest cut off, tokens put in, mostly where tags begin and
 * end, other values in its elements, or elements left out.
 */
export function mutated(document: string, roll: Roll): string {
  let text = document;
  for (let changes = [1, 1, 2, 3][roll(4)]!; changes > 0; changes -= 1) {
    const change = [withOtherForm, withOtherForm, withOtherValue, withoutElement][roll(4)]!;
    text = change(text, roll);
  }
  return text;
}

function withOtherValue(text: string, roll: Roll): string {
  const elements = [...text.matchAll(/<([^<>/]+)>[^<]*<\/\1>/g)];
  if (elements.length === 0) return text;
  const { 0: element, 1: name, index } = elements[roll(elements.length)]!;
  const value = VALUES[roll(VALUES.length)]!;
  return `${text.slice(0, index)}<${name}>${value}</${name}>${text.slice(index + element.length)}`;
}

function withoutElement(text: string, roll: Roll): string {
  const starts = [...text.matchAll(/<([\w-]+)>/g)];
  if (starts.length === 0) return text;
  const { 1: name, index } = starts[roll(starts.length)]!;
  const end = text.indexOf(`</${name}>`, index);
  return end === -1 ? text : text.slice(0, index) + text.slice(end + name!.length + 3);
}

function withOtherForm(text: string, roll: Roll): string {
  const from = placeIn(text, roll);
  const to = from + roll(roll(2) === 0 ? 30 : 3_000);
  const [before, piece, after] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  switch (roll(8)) {
    case 0:
      return before + after;
    case 1:
      return before + piece + piece + after;
    case 2:
      return before + after.slice(0, 200) + piece + after.slice(200);
    case 3:
      return before;
    default:
      return before + TOKENS[roll(TOKENS.length)]! + text.slice(from + roll(2));
  }
}

function placeIn(text: string, roll: Roll): number {
  const place = roll(text.length + 1);
  const mark = ['<', '>', '</', ' ', null][roll(5)] ?? null;
  return mark === null ? place : Math.max(text.indexOf(mark, place), 0) + roll(2);
}
