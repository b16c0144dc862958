import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { noCircles } from './no-circles.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'circles-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the rule says of the first of these files. */
function lint(files: Record<string, string>): string[] {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const [name = '', text = ''] = Object.entries(files)[0] ?? [];
  return new Linter({ cwd: folder })
    .verify(
      text,
      {
        files: ['**/*.ts'],
        languageOptions: { parser: tseslint.parser },
        plugins: { house: { rules: { 'no-circles': noCircles } } },
        rules: { 'house/no-circles': 'error' },
      },
      { filename: join(folder, name) },
    )
    .map(({ message }) => message);
}

test('a circle of types only is reported, with its way', () => {
  expect(
    lint({
      'a.ts': "import type { B } from './b.ts';\nexport type A = B;\n",
      'b.ts': "import { type C } from './c.ts';\nexport type B = C;\n",
      'c.ts': "export type { A as C } from './a.ts';\n",
    }),
  ).toEqual([expect.stringContaining('a.ts -> b.ts -> c.ts -> a.ts')]);
});

test('an import of a file that is in a circle without this one is none, nor is one of a package', () => {
  expect(
    lint({
      'a.ts': "import { b } from './b.ts';\nimport 'eslint';\nimport './missing.ts';\nexport const a = b;\n",
      'b.ts': "import './c.ts';\nexport const b = 1;\n",
      'c.ts': "import './b.ts';\n",
    }),
  ).toEqual([]);
});

test('a file that has changed since is read again', () => {
  const a = { 'a.ts': "import './b.ts';\n" };
  expect(lint({ ...a, 'b.ts': '' })).toEqual([]);
  expect(lint({ ...a, 'b.ts': "import './a.ts';\n" })).toHaveLength(1);
});
