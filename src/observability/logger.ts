import { createRequire } from 'node:module';
import { pino, type Logger } from 'pino';
import type { prettyFactory } from 'pino-pretty';
import type { Configuration } from '../configuration/configuration.ts';
import { lineWithoutCprNumbers } from './blotting.ts';
import { standardOutput, type LogStream } from './log-output.ts';

/**
 * The server's log: JSON lines on standard output, or readable lines in a terminal. The last step before the stream takes CPR numbers out
 * of the finished line, so that nothing logged above, on purpose or by a bug, can print one.
 */
export function createLogger(
  { LOG_LEVEL, LOG_FORMAT }: Pick<Configuration, 'LOG_LEVEL' | 'LOG_FORMAT'>,
  destination: LogStream = standardOutput(),
): Logger {
  const isReadable = LOG_FORMAT === 'pretty' || (LOG_FORMAT === 'auto' && process.stdout.isTTY);
  return pino(
    {
      level: LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      hooks: { streamWrite: lineWithoutCprNumbers },
    },
    isReadable ? readable(destination) : destination,
  );
}

/** Takes lines of JSON and hands on lines for people. */
function readable(destination: LogStream): LogStream {
  // Loaded where somebody looks: a log that a machine reads needs none of it.
  const pretty = createRequire(import.meta.url)('pino-pretty') as {
    readonly prettyFactory: typeof prettyFactory;
  };
  const prettify = pretty.prettyFactory({ ignore: 'pid,hostname' });
  return { write: (line) => destination.write(prettify(line)) };
}

/** Where the lines of a logger go when they are finished, for those that need no blotting. */
export function streamOf(logger: Logger): LogStream {
  return (logger as Logger & { readonly [pino.symbols.streamSym]: LogStream })[pino.symbols.streamSym];
}
