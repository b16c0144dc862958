import { readFileSync } from 'node:fs';
import { readProviderSettings, type ProviderSettings } from './provider-settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a secret is kept out of the file: in an environment variable, or in a file of its own. */
const SECRETS = ['clientSecret', 'certificatePassword', 'idKey'];

/**
 * Reads a file of named configurations: a JSON object whose keys are their names. A secret may be given as `{ "variable": "NAME" }` or
 * `{ "file": "path" }`. Problems name the file, the configuration and the setting, never a value.
 */
export function readConfigurationsFile(
  path: string,
  environment: Environment,
): { providers: Map<string, ProviderSettings>; problems: string[] } {
  const providers = new Map<string, ProviderSettings>();
  const problems: string[] = [];
  const entries = readEntries(path);
  if (typeof entries === 'string') return { providers, problems: [`${path}: ${entries}`] };
  for (const [name, entry] of entries) {
    const at = (setting: string) => `${path}: ${name}.${setting}`;
    const settings: Record<string, unknown> = { ...entry };
    for (const secret of SECRETS) {
      const value = readSecret(settings[secret], environment);
      if (value instanceof Error) problems.push(`${at(secret)}: ${value.message}`);
      else if (value !== undefined) settings[secret] = value;
    }
    const result = readProviderSettings(settings);
    if ('settings' in result) providers.set(name, result.settings);
    else problems.push(...result.problems.map((problem) => `${at(problem.name)}: ${problem.message}`));
  }
  return { providers, problems };
}

function readEntries(path: string): [string, object][] | string {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    // The message of a syntax error quotes the file, and there may be secrets in it.
    return error instanceof SyntaxError ? 'expected JSON' : 'the file can not be read';
  }
  const entries = isObject(content) ? Object.entries(content) : [];
  if (entries.length === 0) return 'expected an object with a configuration under each name';
  const wrong = entries.find(([name, entry]) => !/^[a-z0-9-]+$/.test(name) || !isObject(entry));
  return wrong === undefined
    ? (entries as [string, object][])
    : 'expected names of small letters, digits and hyphens, with an object under each';
}

function readSecret(value: unknown, environment: Environment): string | Error | undefined {
  if (!isObject(value)) return undefined;
  const { variable, file } = value as { variable?: unknown; file?: unknown };
  if (typeof variable === 'string') {
    const content = environment[variable];
    return content === undefined || content === ''
      ? new Error(`the variable ${variable} is not set`)
      : content;
  }
  if (typeof file !== 'string') return new Error('expected a text, or an object with "variable" or "file"');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return new Error(`the file ${file} can not be read`);
  }
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
