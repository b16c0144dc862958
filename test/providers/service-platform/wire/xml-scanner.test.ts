import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { scanXml } from '../../../../src/providers/service-platform/wire/xml-scanner.ts';
import { FULL_ANSWER } from '../full-answer.ts';
import { dice, mutated } from '../mutations.ts';

type Event = readonly ['open', string, string] | readonly ['text', string] | readonly ['close'];

/** What the scanner tells of a document, neighbouring pieces of text as one; null where it refuses it. */
function scanned(document: string): Event[] | null {
  const events: Event[] = [];
  try {
    scanXml(document, {
      // The other parser takes blanks off a namespace, which makes it another one.
      open: (local, namespace) => void events.push(['open', local, namespace.trim()]),
      text: (piece) => addText(events, piece),
      close: () => void events.push(['close']),
    });
    return events;
  } catch (error) {
    expect(error).toMatchObject({ name: 'ProviderError', code: 'UPSTREAM_INVALID_RESPONSE' });
    return null;
  }
}

/** What a parser for all of XML tells of it; null where that refuses it, or meets what SOAP does not have. */
function parsed(document: string): Event[] | null {
  const events: Event[] = [];
  let isSoap = true;
  let depth = 0;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('xmldecl', ({ version }) => (isSoap &&= version === '1.0'));
  parser.on('doctype', () => (isSoap = false));
  parser.on('processinginstruction', () => (isSoap = false));
  parser.on('opentag', ({ local, uri }) => {
    depth += 1;
    events.push(['open', local, uri]);
  });
  const text = (piece: string): void => {
    if (depth > 0 && piece !== '') addText(events, piece);
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => {
    depth -= 1;
    events.push(['close']);
  });
  try {
    parser.write(document).close();
  } catch {
    return null;
  }
  return isSoap ? events : null;
}

function addText(events: Event[], piece: string): void {
  const last = events.at(-1);
  if (last?.[0] === 'text') events[events.length - 1] = ['text', last[1] + piece];
  else events.push(['text', piece]);
}

const MANY = 200_000;
const numbered = (write: (n: number) => string): string =>
  Array.from({ length: MANY }, (_, n) => write(n)).join(' ');

describe('an XML document', () => {
  test('is told element by element, with namespaces, references and sections resolved', () => {
    expect(
      scanned(
        '<?xml version="1.0" encoding="UTF-8"?>\r\n<a xmlns="urn:a" xmlns:b=\'urn:b\' c="&quot;"><b:d/>x &amp;<!-- y --><![CDATA[<z>]]>&#230;</a >\n',
      ),
    ).toEqual([['open', 'a', 'urn:a'], ['open', 'd', 'urn:b'], ['close'], ['text', 'x &<z>æ'], ['close']]);
  });

  test.each([
    ['nothing', ''],
    ['only text', 'text'],
    ['two roots', '<a/><b/>'],
    ['text behind the root', '<a/>b'],
    ['an element that does not end', '<a><b></a>'],
    ['an end of another element', '<a></ab>'],
    ['an end without a beginning', '</a>'],
    ['a tag that does not end', '<a'],
    ['an attribute without quotes', '<a b=c/>'],
    ['an attribute twice', '<a b="" b=""/>'],
    ['an attribute twice under two prefixes', '<a xmlns:p="urn:a" xmlns:q="urn:a" p:b="" q:b=""/>'],
    ['a prefix that nothing declares', '<p:a/>'],
    ['an attribute with a prefix that nothing declares', '<a p:b=""/>'],
    ['a prefix with a colon in it', '<p:q:a xmlns:p="urn:a"/>'],
    ['a prefix taken back', '<p:a xmlns:p=""/>'],
    ['another meaning of the prefix xml', '<a xmlns:xml="urn:a"/>'],
    ['a name that begins with a digit', '<1/>'],
    ['an entity of its own', '<a>&nobody;</a>'],
    ['a reference that does not end', '<a>&amp</a>'],
    ['a reference to a character that XML does not have', '<a>&#0;</a>'],
    ['half of a surrogate pair', '<a>&#xD800;</a>'],
    ['a character that XML does not have', '<a>\u0001</a>'],
    ['the end of a section outside of one', '<a>]]></a>'],
    ['two hyphens in a comment', '<a><!-- -- --></a>'],
    ['a comment that does not end', '<a><!-- </a>'],
    ['a section that does not end', '<a><![CDATA[</a>'],
    ['a document type', '<!DOCTYPE a><a/>'],
    ['a document type with entities', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
    ['a processing instruction', '<a><?b?></a>'],
    ['a style sheet', '<?xml-stylesheet href="b"?><a/>'],
    ['a declaration that is not at the beginning', ' <?xml version="1.0"?><a/>'],
    ['XML 1.1', '<?xml version="1.1"?><a/>'],
  ])('is refused with %s', (_what, document) => {
    expect(scanned(document)).toBeNull();
  });

  test.each([
    ['attributes in one tag', `<a ${numbered((n) => `a${n}=""`)}/>`],
    ['namespaces in one tag', `<a ${numbered((n) => `xmlns:a${n}="urn:a"`)}/>`],
    ['namespaces in force', numbered((n) => `<a xmlns:a${n}="urn:a">`)],
    ['names', `<a>${numbered((n) => `<a${n}/>`)}</a>`],
    ['references', `<a>${'&amp;'.repeat(MANY)}</a>`],
    ['comments', `<a>${'<!-- -->'.repeat(MANY)}</a>`],
    ['blanks in a tag', `<a${' '.repeat(MANY)}/>`],
  ])('with very many %s takes no longer than its length', (_what, document) => {
    const before = process.cpuUsage();
    scanned(document);
    // Microseconds of our own work: what else the machine does does not count.
    expect(process.cpuUsage(before).user).toBeLessThan(5_000_000);
  });

  test('that was read is let go of: the names in it are kept as copies', async () => {
    const args = ['--expose-gc', '--input-type=module', '--eval', MEMORY_OF_NAMES];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    expect(Number(stdout)).toBeLessThan(20);
  });

  test('is told, or refused, as another parser does it, in 5,000 mutations', () => {
    const roll = dice(1);
    let accepted = 0;
    for (let count = 0; count < 5_000; count += 1) {
      const document = mutated(FULL_ANSWER, roll);
      const events = scanned(document);
      if (events !== null) accepted += 1;
      if (JSON.stringify(events) !== JSON.stringify(parsed(document))) {
        throw new Error(`The two disagree about mutation ${count}: ${whereTheyDiffer(document)}`);
      }
    }
    // Both ways must have been tried often.
    expect(accepted).toBeGreaterThan(1_000);
    expect(accepted).toBeLessThan(4_000);
  });
});

/** Reads 30 documents of 2 MB, each with a name of its own, and prints how many megabytes are held afterwards. */
const MEMORY_OF_NAMES = `
  const { scanXml } = await import(${JSON.stringify(new URL('../../../../src/providers/service-platform/wire/xml-scanner.ts', import.meta.url).href)});
  const events = { open() {}, text() {}, close() {} };
  const held = () => { gc(); const { heapUsed, external } = process.memoryUsage(); return heapUsed + external; };
  scanXml('<a/>', events);
  const before = held();
  for (let n = 0; n < 30; n += 1) {
    const name = 'aNameThatIsMetForTheFirstTime' + n;
    const bytes = Buffer.from('<' + name + '>' + 'x'.repeat(2_000_000) + '</' + name + '>');
    scanXml(new TextDecoder().decode(bytes), events);
  }
  process.stdout.write(String((held() - before) / 1e6));
`;

/** What was changed, with its surroundings. The answer is nobody's. */
function whereTheyDiffer(document: string): string {
  let at = 0;
  while (at < document.length && document[at] === FULL_ANSWER[at]) at += 1;
  return JSON.stringify(document.slice(Math.max(at - 30, 0), at + 80));
}
