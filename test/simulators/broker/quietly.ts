/** Makes something that would write advice for production to the console, and leaves that out: this is no production. */
export function quietly<Made>(make: () => Made): Made {
  const out = globalThis.console;
  const { info, warn } = out;
  out.info = out.warn = () => undefined;
  try {
    return make();
  } finally {
    Object.assign(out, { info, warn });
  }
}
