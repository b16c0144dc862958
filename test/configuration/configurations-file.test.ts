import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConfiguration } from '../../src/configuration/configuration.ts';
import { problemsOf } from './problems-of.ts';

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cpr-configurations-'));
  file = join(folder, 'configurations.json');
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(content: unknown): void {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
}

/** The problems without the file's path. */
const problemsIn = (content: unknown, variables: Record<string, string> = {}): string[] => {
  write(content);
  const problems = problemsOf({ CPR_CONFIGURATIONS: file, ...variables });
  return problems.map((problem) => problem.replace(`${file}:`, ''));
};

const AUTHORITY = {
  provider: 'datafordeler',
  sector: 'public',
  clientId: 'client',
  clientSecret: { variable: 'OUR_SECRET' },
};
const COMPANY = {
  provider: 'datafordeler',
  sector: 'private',
  clientId: 'client',
  certificate: 'client.p12',
  certificatePassword: { file: 'password.txt' },
  idKey: 'ab'.repeat(32),
};

const MUNICIPALITY = {
  provider: 'service-platform',
  municipalityCvr: '12345678',
  certificate: 'municipality.p12',
  idKey: 'ab'.repeat(32),
};

test('gives several configurations their names, in the order of the file', () => {
  write({ authority: AUTHORITY, company: COMPANY, municipality: MUNICIPALITY, test: { provider: 'fake' } });
  writeFileSync(join(folder, 'password.txt'), 'swordfish\n');

  const { providers } = readConfiguration({ CPR_CONFIGURATIONS: file, OUR_SECRET: 'hunter2' });

  expect([...providers.keys()]).toEqual(['authority', 'company', 'municipality', 'test']);
  expect(providers.get('authority')).toMatchObject({ sector: 'public', clientSecret: 'hunter2' });
  expect(providers.get('company')).toMatchObject({ sector: 'private', certificatePassword: 'swordfish' });
  expect(providers.get('municipality')).toMatchObject({
    municipalityCvr: '12345678',
    certificate: join(folder, 'municipality.p12'),
  });
  expect(providers.get('test')).toEqual({ provider: 'fake' });
});

describe('the default among several', () => {
  const TWO = { test: { provider: 'fake' }, demo: { provider: 'fake' } };

  test('is named by a setting', () => {
    write(TWO);
    const settings = { CPR_CONFIGURATIONS: file, CPR_DEFAULT_CONFIGURATION: 'demo' };
    expect(readConfiguration(settings).CPR_DEFAULT_CONFIGURATION).toBe('demo');
  });

  test('must be one of them', () => {
    expect(problemsIn(TWO, { CPR_DEFAULT_CONFIGURATION: 'hunter2' })).toEqual([
      'CPR_DEFAULT_CONFIGURATION: expected the name of a configuration: test, demo',
    ]);
    expect(problemsOf({ CPR_DEFAULT_CONFIGURATION: 'hunter2' })).toEqual([
      'CPR_DEFAULT_CONFIGURATION: expected the name of a configuration: default',
    ]);
  });

  test('may be one that can not be used for another reason, which is then the only one told', () => {
    const variables = { CPR_DEFAULT_CONFIGURATION: 'real' };
    expect(problemsIn({ ...TWO, real: { provider: 'none' } }, variables)).toEqual([
      expect.stringMatching(/^\d+: real\.provider: expected one of /),
    ]);
    expect(problemsIn('{', variables)).toEqual([expect.stringMatching(/expected JSON$/)]);
  });
});

test('paths count from the folder of the file, wherever the server was started', () => {
  write({ company: COMPANY });
  const { providers } = readConfiguration({ CPR_CONFIGURATIONS: file });
  expect(providers.get('company')).toMatchObject({ certificate: join(folder, 'client.p12') });
});

test('a variable with a secret may be called like a setting of ours', () => {
  write({ company: { ...COMPANY, idKey: { variable: 'CPR_ID_KEY' } } });
  const { providers } = readConfiguration({ CPR_CONFIGURATIONS: file, CPR_ID_KEY: 'cd'.repeat(32) });
  expect(providers.get('company')).toMatchObject({ idKey: 'cd'.repeat(32) });

  write({ authority: { ...AUTHORITY, clientSecret: { variable: 'DATAFORDELER_SECRET_OF_OURS' } } });
  const variables = { CPR_CONFIGURATIONS: file, DATAFORDELER_SECRET_OF_OURS: 'hunter2' };
  expect(readConfiguration(variables).providers.get('authority')).toMatchObject({ clientSecret: 'hunter2' });
});

test('earlier keys for ids are a list, or one text or secret with commas', () => {
  const keys = ['cd'.repeat(32), 'ef'.repeat(32)];
  for (const previousIdKeys of [keys, keys.join(), { variable: 'OLD_KEYS' }]) {
    write({ company: { ...COMPANY, previousIdKeys } });
    const { providers } = readConfiguration({ CPR_CONFIGURATIONS: file, OLD_KEYS: keys.join(', ') });
    expect(providers.get('company')).toMatchObject({ previousIdKeys: keys });
  }
  for (const previousIdKeys of [[], ['hunter2'], [5], 5, {}]) {
    const [problem, ...others] = problemsIn({ company: { ...COMPANY, previousIdKeys } });
    expect(problem).toMatch(/^\d+: company\.previousIdKeys: expected /);
    expect(others).toEqual([]);
  }
});

describe('what is wrong is named with line, configuration and setting', () => {
  test.each([
    ['', ['1: expected JSON']],
    ['{\n  "a": {\n    "provider": "fake",\n  }\n}', ['4: expected JSON']],
    ['{ // hunter2\n}', ['1: expected JSON']],
    ['[]', ['1: expected an object with a configuration under each name']],
    ['{}', ['1: expected an object with a configuration under each name']],
    ['{\n"a": 1 }', ['2: a: expected an object with settings']],
    ['{\n"My Town": {} }', ['2: expected a name of small letters, digits and hyphens for the configuration']],
    ['{\n"a": {"provider": "fake"},\n"a": {"provider": "fake"} }', ['3: a: this name is given twice']],
    [
      '{"a": {"provider": "fake",\n"people": "x",\n"people": "y"} }',
      ['3: a.people: this setting is given twice'],
    ],
  ])('%j', (content, expected) => {
    expect(problemsIn(content)).toEqual(expected);
  });

  test('every setting of every configuration, where it stands', () => {
    const content = {
      one: { provider: 'real' },
      two: { provider: 'datafordeler', sector: 'both', clientId: 5, clientSecret: 'hunter2' },
      three: { provider: 'fake', poeple: 'people.json' },
    };
    expect(problemsIn(content)).toEqual([
      '3: one.provider: expected one of "fake", "datafordeler", "service-platform"',
      '7: two.sector: expected one of "public", "private"',
      '8: two.clientId: expected a text',
      '13: three.poeple: there is no such setting of fake',
    ]);
  });

  test('what is missing, at the configuration that misses it', () => {
    expect(problemsIn({ one: { provider: 'datafordeler', sector: 'private' } })).toEqual([
      '2: one.clientId: expected, but not set',
      '2: one.clientSecret: expected one way to sign in: a client secret, or a certificate',
      '2: one.idKey: expected for the private sector: the ids of private citizens are made with it',
    ]);
  });

  test('a secret that is not where it is said to be', () => {
    const secrets: [object, string][] = [
      [{ variable: 'OUR_SECRET' }, 'the variable OUR_SECRET is not set'],
      [{ file: 'nowhere.txt' }, 'the file nowhere.txt can not be read'],
      [{ value: 'hunter2' }, 'expected a text, or an object with "variable" or "file"'],
      [{ file: 'password.txt', variable: 'X' }, 'expected a text, or an object with "variable" or "file"'],
    ];
    for (const [clientSecret, expected] of secrets) {
      expect(problemsIn({ one: { ...AUTHORITY, clientSecret } })).toEqual([
        `6: one.clientSecret: ${expected}`,
      ]);
    }
  });

  test('a file that can not be read', () => {
    expect(problemsOf({ CPR_CONFIGURATIONS: '/nowhere/configurations.json' })).toEqual([
      '/nowhere/configurations.json: the file can not be read (ENOENT)',
    ]);
  });

  test('variables that say how to read people beside the file', () => {
    const problems = problemsIn(
      { test: { provider: 'fake' } },
      { CPR_PROVIDER: 'fake', CPR_ID_KEY: 'ab'.repeat(32), DATAFORDELER_SECTOR: 'public' },
    );
    expect(problems).toEqual(
      ['CPR_PROVIDER', 'CPR_ID_KEY', 'DATAFORDELER_SECTOR'].map(
        (name) => `${name}: belongs in the file that CPR_CONFIGURATIONS names`,
      ),
    );
  });

  test('no value of it', () => {
    const content = `{"a": {"provider": "hunter2"}, "b": {"provider": "datafordeler", "sector": "hunter2",
      "clientId": "", "clientSecret": "hunter2", "idKey": "hunter2", "graphqlUrl": "hunter2", "retries": "hunter2"}}`;
    const problems = problemsIn(content);
    expect(problems).toHaveLength(6);
    expect(problems.join()).not.toContain('hunter2');
  });
});

describe('who may use the files with secrets', () => {
  const warningsWith = (mode: number, clientSecret: unknown, secretMode = 0o600): readonly string[] => {
    write({ authority: { ...AUTHORITY, clientSecret } });
    chmodSync(file, mode);
    const secret = join(folder, 'secret.txt');
    writeFileSync(secret, 'hunter2');
    chmodSync(secret, secretMode);
    const { warnings } = readConfiguration({ CPR_CONFIGURATIONS: file, OUR_SECRET: 'hunter2' });
    return warnings.map((warning) => warning.replace(`${folder}/`, ''));
  };
  const IN_VARIABLE = { variable: 'OUR_SECRET' };
  const IN_FILE = { file: 'secret.txt' };

  test.each([
    ['its owner alone', 0o600, 'hunter2'],
    ['a group that reads', 0o640, 'hunter2'],
    ['everybody, where the secrets are elsewhere', 0o644, IN_VARIABLE],
  ])('%s: nothing to warn of', (_who, mode, clientSecret) => {
    expect(warningsWith(mode, clientSecret)).toEqual([]);
  });

  test.each([
    [
      0o644,
      'hunter2',
      /^configurations\.json: everybody can read the secrets in it \(mode 644\)\..*chmod 600/,
    ],
    [0o660, IN_VARIABLE, /^configurations\.json: not only its owner can write to it \(mode 660\)\./],
    [
      0o666,
      'hunter2',
      /^configurations\.json: not only .* write to it, and everybody can read .* \(mode 666\)/,
    ],
  ])('mode %o is warned of, with what to do', (mode, clientSecret, warning) => {
    expect(warningsWith(mode, clientSecret)).toEqual([expect.stringMatching(warning)]);
    expect(warningsWith(mode, clientSecret).join()).not.toContain('hunter2');
  });

  test('the same of a file that a secret is taken from', () => {
    expect(warningsWith(0o600, IN_FILE)).toEqual([]);
    expect(warningsWith(0o600, IN_FILE, 0o644)).toEqual([
      expect.stringMatching(/^secret\.txt: everybody can read the secrets in it \(mode 644\)/),
    ]);
  });
});
