import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { executeCodegen } from '@graphql-codegen/cli';
import ts from 'typescript';
import codegen from '../../codegen.ts';

const OUTPUT = 'test/client/generated/';

/** What `npm run codegen` makes for a front-end whose only operation is this one. */
const generated = (operation: string): ReturnType<typeof executeCodegen> =>
  executeCodegen({
    ...codegen,
    silent: true,
    generates: { [OUTPUT]: { ...codegen.generates[OUTPUT], documents: operation } },
  });

describe('npm run codegen', () => {
  test('takes an operation that the schema knows', async () => {
    const { result, error } = await generated('query Age { citizen(cpr: "0707614293") { age } }');

    expect(error).toBeNull();
    expect(result.map(({ content }) => content).join()).toContain('citizen: { age: number | null } | null');
  });

  test('refuses a misspelt field by its name and offers the right one', async () => {
    const { error } = await generated('query Name { citizen(cpr: "0707614293") { naem { surname } } }');

    expect(error?.message).toContain('Cannot query field "naem" on type "Citizen". Did you mean "name"');
  });
});

/** Each is a use of the client in a file of its own beside it. */
const USES = {
  correct: `await execute(url, CaseFile, { cpr: '' }).then(({ data }) => data?.citizen?.name?.addressingName);`,
  misspelt: `await execute(url, CaseFile, { cpr: '' }).then(({ data }) => data?.citizen?.naem);`,
  notSelected: `await execute(url, CaseFile, { cpr: '' }).then(({ data }) => data?.citizen?.birthDate);`,
  nullForgotten: `await execute(url, CaseFile, { cpr: '' }).then(({ data }) => data?.citizen.name);`,
  wrongVariable: `await execute(url, CaseFile, { cpr: 707614293 });`,
  missingVariable: `await execute(url, CaseFile, {});`,
  misspeltVariable: `await execute(url, CaseFile, { cpr: '', crp: '' });`,
  impossibleStatus: `await execute(url, CaseFile, { cpr: '' }).then(({ data }) => data?.citizen?.status === 'DAED');`,
};

describe('tsc', () => {
  let errorsOf: (use: keyof typeof USES) => string[];
  beforeAll(() => {
    errorsOf = compile(USES);
  });

  test('takes a correct use', () => expect(errorsOf('correct')).toEqual([]));

  test.each<[keyof typeof USES, string]>([
    ['misspelt', "TS2339: Property 'naem' does not exist on type '{ id: string; "],
    ['notSelected', "TS2339: Property 'birthDate' does not exist on type '{ id: string; "],
    ['nullForgotten', "TS18047: 'data.citizen' is possibly 'null'."],
    ['wrongVariable', "TS2322: Type 'number' is not assignable to type 'string'."],
    [
      'missingVariable',
      "TS2345: Argument of type '{}' is not assignable to parameter of type 'Exact<{ cpr: ",
    ],
    [
      'misspeltVariable',
      "TS2353: Object literal may only specify known properties, and 'crp' does not exist",
    ],
    ['impossibleStatus', 'TS2367: This comparison appears to be unintentional'],
  ])('refuses a use that is %s', (use, expected) => {
    expect(errorsOf(use)).toEqual([expect.stringContaining(expected)]);
  });
});

/** Compiles the uses under the project's own tsconfig.json; they exist in memory only. */
function compile(uses: Record<string, string>): (use: string) => string[] {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const { options } = ts.getParsedCommandLineOfConfigFile(
    `${root}tsconfig.json`,
    {},
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
  )!;
  const texts = new Map(
    Object.entries(uses).map(([use, text]) => [
      `${root}test/client/${use}.ts`,
      `import { CaseFile, execute } from './client.ts';\ndeclare const url: string;\n${text}\n`,
    ]),
  );
  const host = ts.createCompilerHost(options);
  host.fileExists = (file) => texts.has(file) || ts.sys.fileExists(file);
  host.readFile = (file) => texts.get(file) ?? ts.sys.readFile(file);
  const program = ts.createProgram([...texts.keys()], options, host);
  return (use) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(`${root}test/client/${use}.ts`))
      .map(({ code, messageText }) => `TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

function fail({ messageText }: ts.Diagnostic): never {
  throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n'));
}
