import { constants, createContext } from 'node:vm';
import { TestEnvironment } from 'jest-environment-node';

/** Node's own bytes are of these, whatever the global object. */
const OF_NODE = new Set(['ArrayBuffer', 'Uint8Array']);

/**
 * Jest's environment for Node, but with an ordinary global object. Jest's own is a proxy behind an interceptor, so each time that any code
 * names `Map`, `Error` or `undefined` there is a call: a quarter of the time that all tests took.
 */
export default class OrdinaryGlobal extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    const { global: given, moduleMocker, fakeTimersModern } = this;
    const global = createContext(constants.DONT_CONTEXTIFY);
    const ofLanguage = new Set(Object.getOwnPropertyNames(global).filter((name) => !OF_NODE.has(name)));
    for (const key of Reflect.ownKeys(given)) if (!ofLanguage.has(key)) hand(key, given, global);
    global.global = global;
    global.Error.stackTraceLimit = given.Error.stackTraceLimit;

    this.global = this.context = global;
    this.moduleMocker = new moduleMocker.constructor(global);
    this.fakeTimersModern = new fakeTimersModern.constructor({ config: config.projectConfig, global });
  }
}

/** Some of Node's globals are loaded when they are first read, which most tests never do. */
function hand(key, from, to) {
  const descriptor = Object.getOwnPropertyDescriptor(from, key);
  if (descriptor.get === undefined) return Object.defineProperty(to, key, descriptor);
  const { enumerable, configurable } = descriptor;
  const keep = (value) => Object.defineProperty(to, key, { enumerable, configurable, writable: true, value });
  return Object.defineProperty(to, key, {
    enumerable,
    configurable,
    get: () => keep(from[key])[key],
    set: keep,
  });
}
