import { ProviderError } from './provider-error.ts';

/**
 * A person as a source told them. A field whose value can't be understood holds the failure in its place: it fails alone, with its code, and
 * is taken neither for "none" nor for anything else. Only without an id is there nobody to tell.
 */
export type Told<Person> = {
  readonly [Field in keyof Person]: Field extends 'id' ? Person[Field] : Person[Field] | ProviderError;
};

/** The value of a field. @throws ProviderError where the source told one that can't be understood */
export function valueOf<Value>(told: Value | ProviderError): Value {
  if (told instanceof ProviderError) throw told;
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
