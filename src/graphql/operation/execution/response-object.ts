/**
 * An object of the response: it inherits no name, like the `Object.create(null)` of graphql-js, so that a field may be called
 * `constructor` or `__proto__`; but as the instances of a class V8 keeps its properties in order in a shape, where it makes
 * a hash table of `Object.create(null)`: half the time to fill, half the time to stringify.
 */
export class ResponseObject {
  [responseName: string]: unknown;
}

Object.setPrototypeOf(ResponseObject.prototype, null);
Reflect.deleteProperty(ResponseObject.prototype, 'constructor');
