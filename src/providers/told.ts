import { ProviderError } from './provider-error.ts';

/** What every source tells of everybody, asked for or not: who they are, their status, and how they are protected. */
type AlwaysTold = 'id' | 'cpr' | 'status' | 'protection';

/**
 * A person as a source told them. Of a field there is
 *
 * - its value, where `null` says that the register has none;
 * - a failure, where the value can't be understood: it fails alone, with its code, and is taken neither for "none" nor for anything else.
 *   Only without an id is there nobody to tell;
 * - nothing at all (no key), where the field was not asked for, or is one that the source never tells, which its capabilities list.
 *
 * @see valueOf for reading one
 */
export type Told<Person> = { readonly [Field in keyof Person]?: Person[Field] | ProviderError } & {
  readonly [Field in Extract<keyof Person, AlwaysTold>]: Field extends 'id'
    ? Person[Field]
    : Person[Field] | ProviderError;
};

/**
 * The value of a field that was asked for.
 *
 * @throws ProviderError where the source told one that can't be understood
 * @throws Error where nothing was told: to take that for "none" would be a bug that nobody sees
 */
export function valueOf<Value>(told: Value | ProviderError | undefined): Value {
  if (told instanceof ProviderError) throw told;
  if (told === undefined) throw new Error('A field of a person was read that was not asked for');
  return told;
}

/** What `read` gives, or why the source's answer can't be read. What a bug throws is thrown on. */
export function settle<Value>(read: () => Value): Value | ProviderError {
  try {
    return read();
  } catch (error) {
    if (error instanceof ProviderError) return error;
    throw error;
  }
}
