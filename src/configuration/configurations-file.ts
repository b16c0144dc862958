import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
// The package's Node entry is a UMD bundle, whose named exports Node can't see.
import jsonc, { type Node, type ParseError } from 'jsonc-parser';
import { permissionWarnings } from './file-permissions.ts';
import { readProviderSettings, type ProviderSettings } from './provider-settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What a file of configurations says, as far as it can be used. */
type ConfigurationsFile = {
  /** The names of all configurations in it, also of those that can't be used. */
  readonly names: readonly string[];
  readonly providers: ReadonlyMap<string, ProviderSettings>;
  readonly problems: readonly string[];
  /** About what can be used but should be changed. */
  readonly warnings: readonly string[];
  /** The environment variables that secrets are taken from. */
  readonly variables: readonly string[];
};

/** What may be kept out of the file: in an environment variable, or in a file of its own. */
const SECRETS = ['clientSecret', 'certificatePassword', 'idKey', 'previousIdKeys'];
/** Files and folders; they count from the folder that the file is in. */
const PATHS = ['people', 'certificate', 'certificateKey', 'ca', 'schemaFile', 'debugCapture'];

/**
 * Reads a file of named configurations: a JSON object whose keys are their names. A secret may be given as `{ "variable": "NAME" }` or
 * `{ "file": "path" }`. Problems name the file, the line, the configuration and the setting, never a value.
 */
export function readConfigurationsFile(path: string, environment: Environment): ConfigurationsFile {
  const names: string[] = [];
  const providers = new Map<string, ProviderSettings>();
  const problems: string[] = [];
  const variables: string[] = [];
  const content = readTree(path);
  if ('problem' in content) return { names, providers, problems: [content.problem], warnings: [], variables };
  const { tree, text } = content;
  const entries = propertiesOf(tree);
  const file: OpenFile = {
    folder: dirname(path),
    environment,
    variables,
    secretFiles: new Set(),
    tell(node, message) {
      const line = text.slice(0, node.offset).split('\n').length;
      problems.push(`${path}:${line}: ${message}`);
    },
  };
  if (entries.length === 0) file.tell(tree, 'expected an object with a configuration under each name');
  for (const { name, value, key } of entries) {
    if (!/^[a-z0-9-]+$/.test(name)) {
      file.tell(key, 'expected a name of small letters, digits and hyphens for the configuration');
    } else if (names.includes(name)) file.tell(key, `${name}: this name is given twice`);
    else {
      names.push(name);
      const settings = value.type === 'object' ? readEntry(name, value, file) : null;
      if (settings !== null) providers.set(name, settings);
      else if (value.type !== 'object') file.tell(value, `${name}: expected an object with settings`);
    }
  }
  const warnings = [
    ...permissionWarnings(path, { hasSecrets: entries.some(({ value }) => hasSecrets(value)) }),
    ...[...file.secretFiles].flatMap((secret) => permissionWarnings(secret, { hasSecrets: true })),
  ];
  return { names, providers, problems, warnings, variables };
}

/** Whether a secret stands in the file itself. */
const hasSecrets = (entry: Node): boolean =>
  propertiesOf(entry).some(({ name, value }) => SECRETS.includes(name) && value.type !== 'object');

type OpenFile = {
  readonly folder: string;
  readonly environment: Environment;
  readonly variables: string[];
  /** The files that secrets came from. */
  readonly secretFiles: Set<string>;
  /** Notes a problem with what stands there. */
  tell(node: Node, message: string): void;
};

function readEntry(name: string, entry: Node, file: OpenFile): ProviderSettings | null {
  const settings: Record<string, unknown> = {};
  const keys = new Map<string, Node>();
  for (const { name: setting, value, key } of propertiesOf(entry)) {
    const at = `${name}.${setting}`;
    if (keys.has(setting)) file.tell(key, `${at}: this setting is given twice`);
    keys.set(setting, key);
    const given: unknown = jsonc.getNodeValue(value);
    if (SECRETS.includes(setting) && value.type === 'object') {
      const secret = readSecret(given as object, file);
      if (secret instanceof Error) file.tell(value, `${at}: ${secret.message}`);
      // A secret that could not be had is not a setting that is missing.
      settings[setting] = secret instanceof Error ? UNREADABLE : secret;
    } else {
      settings[setting] =
        PATHS.includes(setting) && typeof given === 'string' ? resolve(file.folder, given) : given;
    }
  }
  const result = readProviderSettings(settings);
  if ('settings' in result) return result.settings;
  for (const { name: setting, message } of result.problems) {
    if (settings[setting] !== UNREADABLE) {
      file.tell(keys.get(setting) ?? entry, `${name}.${setting}: ${message}`);
    }
  }
  return null;
}

function readSecret(
  { variable, file: path }: { variable?: unknown; file?: unknown },
  { environment, folder, variables, secretFiles }: OpenFile,
): string | Error {
  if (typeof variable === 'string' && path === undefined) {
    variables.push(variable);
    return environment[variable] || new Error(`the variable ${variable} is not set`);
  }
  if (typeof path !== 'string' || variable !== undefined) {
    return new Error('expected a text, or an object with "variable" or "file"');
  }
  try {
    const secretFile = resolve(folder, path);
    const secret = readFileSync(secretFile, 'utf8').trim();
    secretFiles.add(secretFile);
    return secret || new Error(`the file ${path} is empty`);
  } catch {
    return new Error(`the file ${path} can not be read`);
  }
}

/** Stands for a secret whose problem has been reported already. */
const UNREADABLE = '(unreadable)';

function readTree(path: string): { tree: Node; text: string } | { problem: string } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    return { problem: `${path}: the file can not be read (${code})` };
  }
  const errors: ParseError[] = [];
  const tree = jsonc.parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  if (error === undefined && tree !== undefined) return { tree, text };
  const line = text.slice(0, error?.offset ?? 0).split('\n').length;
  return { problem: `${path}:${line}: expected JSON` };
}

type Property = { readonly name: string; readonly value: Node; readonly key: Node };

function propertiesOf(node: Node): Property[] {
  if (node.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
    key === undefined || value === undefined ? [] : [{ name: String(key.value), value, key }],
  );
}
