import { existsSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { Rule } from 'eslint';
import ts from 'typescript';

/**
 * Reports an import that closes a circle of files, also one of types only: whoever reads one file of a circle has to read them all. The
 * known rules for it (`import/no-cycle`, `import-x/no-cycle`) pass over imports of types.
 */
export const noCircles: Rule.RuleModule = {
  meta: {
    type: 'problem',
    messages: { circle: 'This import closes a circle: {{circle}}. Give what both need a file of its own.' },
    schema: [],
  },
  create(context) {
    const file = context.filename;
    const importsOf = createReader();
    const check = ({ source }: { source?: Source }): void => {
      const target = typeof source?.value === 'string' ? fileOf(file, source.value) : null;
      const way = target === null ? null : wayBetween(target, file, importsOf);
      if (way === null) return;
      const circle = [file, ...way].map((path) => relative(context.cwd, path)).join(' -> ');
      context.report({ node: source as Rule.Node, messageId: 'circle', data: { circle } });
    };
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check };
  },
};

type Source = { readonly value?: unknown } | null | undefined;
type Reader = (file: string) => readonly string[];

/** What was found in a text is kept for the next file that is linted; an editor keeps the linter running while files change. */
const known = new Map<string, { readonly text: string; readonly imports: readonly string[] }>();

/** Tells the files that a file imports from; each is read once, for one file that is linted. */
function createReader(): Reader {
  const read = new Map<string, readonly string[]>();
  return (file) => {
    const imports = read.get(file) ?? importsIn(file);
    read.set(file, imports);
    return imports;
  };
}

function importsIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const before = known.get(file);
  if (before?.text === text) return before.imports;
  const { importedFiles } = ts.preProcessFile(text, true, false);
  const imports = importedFiles.flatMap(({ fileName }) => fileOf(file, fileName) ?? []);
  known.set(file, { text, imports });
  return imports;
}

/** The TypeScript file that an import names; null for a package, JSON and the like. */
function fileOf(from: string, name: string): string | null {
  if (!name.startsWith('.') || !name.endsWith('.ts')) return null;
  const file = resolve(dirname(from), name);
  return existsSync(file) ? file : null;
}

/** The shortest way from one file to another along the imports, both ends included; null where there is none. */
function wayBetween(from: string, to: string, importsOf: Reader): string[] | null {
  const cameFrom = new Map<string, string | null>([[from, null]]);
  for (const file of cameFrom.keys()) {
    if (file === to) return wayTo(file, cameFrom);
    for (const next of importsOf(file)) if (!cameFrom.has(next)) cameFrom.set(next, file);
  }
  return null;
}

function wayTo(file: string, cameFrom: ReadonlyMap<string, string | null>): string[] {
  const before = cameFrom.get(file) ?? null;
  return before === null ? [file] : [...wayTo(before, cameFrom), file];
}
