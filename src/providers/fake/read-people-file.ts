import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
// The package's Node entry is a UMD bundle, whose named exports Node can't see.
import jsonc, { type Node, type ParseError } from 'jsonc-parser';
import type { core } from 'zod';
import { contradictions } from './contradictions.ts';
import { PeopleFileError, type Finding } from './people-file-error.ts';
import {
  DESCRIBED_PERSON,
  PERSON_LINKS,
  RANDOM_PERSON,
  type PersonLinks,
  type PersonRecord,
} from './person-record.ts';

/** The file of the built-in people. */
export const BUILT_IN_PEOPLE = fileURLToPath(new URL('../../../fake-data/people.json', import.meta.url));

type Path = Finding['path'];

/**
 * Reads a file of test people. Its form is described in `fake-data/README.md`.
 *
 * @param path the file; problems name it as it is given here
 * @param beside people whom this file will be laid over: it may replace them by number, but not give their id to another number
 * @throws PeopleFileError with every problem found: unreadable file, text, JSON, form, and what contradicts itself
 */
export function readPeopleFile(path: string, beside: readonly PersonRecord[] = []): readonly PersonRecord[] {
  const text = readText(path);
  const errors: ParseError[] = [];
  const tree = jsonc.parseTree(text, errors, { disallowComments: true });
  const fail = (problems: readonly { offset: number; message: string }[]): never => {
    throw new PeopleFileError(
      problems
        .map(({ offset, message }) => ({ file: path, line: lineAt(text, offset), message }))
        .sort((one, other) => one.line - other.line),
    );
  };
  if (errors.length > 0 || tree === undefined) {
    return fail(
      errors.map(({ error, offset }) => ({
        offset,
        message: `not JSON: ${spaced(jsonc.printParseErrorCode(error))}`,
      })),
    );
  }
  const findings: Finding[] = [];
  const records = checkPeople(tree, findings);
  findings.push(...contradictions((tree.children ?? []).map(linksOf), beside));
  if (findings.length === 0) return records;
  return fail(
    findings.map(({ path: field, at = field, message }) => ({
      offset: offsetOf(tree, at),
      message: `${inWords(field)}${message}`,
    })),
  );
}

function readText(path: string): string {
  const broken = (message: string, line = 1): PeopleFileError =>
    new PeopleFileError([{ file: path, line, message }]);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw broken(`the file can't be read (${code})`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw broken('the file is not UTF-8 text', firstLineNotUtf8(bytes));
  }
}

function firstLineNotUtf8(bytes: Buffer): number {
  return bytes.toString('utf8').split('\uFFFD', 1)[0]?.split('\n').length ?? 1;
}

function checkPeople(tree: Node, findings: Finding[]): readonly PersonRecord[] {
  if (tree.type !== 'array') {
    findings.push({ path: [], message: 'expected a list of people' });
    return [];
  }
  findings.push(...fieldsGivenTwice(tree));
  return (tree.children ?? []).flatMap((node, index) => {
    const isRandom = node.type === 'object' && jsonc.findNodeAtLocation(node, ['random']) !== undefined;
    const result = (isRandom ? RANDOM_PERSON : DESCRIBED_PERSON).safeParse(jsonc.getNodeValue(node));
    if (result.success) return [result.data];
    findings.push(...result.error.issues.flatMap((issue) => explain(issue, index, node)));
    return [];
  });
}

function linksOf(node: Node): PersonLinks | null {
  return PERSON_LINKS.safeParse(jsonc.getNodeValue(node)).data ?? null;
}

/** An issue of the schema in our words; zod's own messages may quote the value. */
function explain(issue: core.$ZodIssue, index: number, person: Node): Finding[] {
  const path = [index, ...issue.path];
  if (nodeAt(person, issue.path) === undefined) return [{ path, message: 'missing' }];
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: LIKE_A_FIELD.test(key) ? [...path, key] : path,
        at: [...path, key],
        message: 'this format has no such field',
      }));
    case 'invalid_type':
      return [{ path, message: `expected ${KINDS[issue.expected] ?? issue.expected}` }];
    case 'invalid_value':
      return [
        { path, message: `expected ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}` },
      ];
    default:
      return [{ path, message: issue.message }];
  }
}

/** A name that can be repeated. Anything else may be a person's data in the wrong place: a name, a number. */
const LIKE_A_FIELD = /^[a-z][A-Za-z]{0,39}$/;

const KINDS: Readonly<Record<string, string>> = {
  string: 'text in quotes',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function* fieldsGivenTwice(node: Node, path: Path = []): Generator<Finding> {
  const seen = new Set<unknown>();
  for (const [index, child] of (node.children ?? []).entries()) {
    if (node.type === 'array') yield* fieldsGivenTwice(child, [...path, index]);
    const [key, value] = child.type === 'property' ? (child.children ?? []) : [];
    if (key === undefined) continue;
    if (seen.has(key.value))
      yield { path: path.slice(0, 1), at: path, message: 'a field is given twice in here' };
    seen.add(key.value);
    if (value !== undefined) yield* fieldsGivenTwice(value, [...path, String(key.value)]);
  }
}

function nodeAt(node: Node, path: Path): Node | undefined {
  return jsonc.findNodeAtLocation(
    node,
    path.map((part) => (typeof part === 'number' ? part : String(part))),
  );
}

/** Where that place begins, or the nearest thing around it: a field that is missing has no place of its own. */
function offsetOf(tree: Node, path: Path): number {
  const node = nodeAt(tree, path);
  if (node === undefined) return path.length === 0 ? tree.offset : offsetOf(tree, path.slice(0, -1));
  return node.parent?.type === 'property' ? node.parent.offset : node.offset;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** `person 3, address.validity.from: `, counting people from 1. */
function inWords([index, ...fields]: Path): string {
  if (index === undefined) return '';
  return `person ${Number(index) + 1}${fields.length > 0 ? `, ${fields.map(String).join('.')}` : ''}: `;
}

/** `CloseBraceExpected` as `close brace expected`. */
function spaced(code: string): string {
  return code.replaceAll(/(?<=[a-z])[A-Z]/g, ' $&').toLowerCase();
}
