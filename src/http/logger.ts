import { pino, type DestinationStream, type Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Configuration } from '../configuration/configuration.ts';

/**
 * Anything written like a CPR number, wherever in the line it stands: in a message, a field, an error's text or its stack. Digits that
 * continue on either side (a time stamp, a trace id of digits) are left alone.
 */
const CPR_SHAPED = /(?<!\d)\d{6}[ -]?\d{4}(?!\d)/g;

/** The line with everything that looks like a CPR number blotted out. */
export const withoutCprNumbers = (line: string): string => line.replace(CPR_SHAPED, '[CPR number]');

/**
 * The server's log: JSON lines on standard output, or readable lines in a terminal. The last step before the stream takes CPR numbers out
 * of the finished line, so that nothing logged above, on purpose or by a bug, can print one.
 */
export function createLogger(
  { LOG_LEVEL, LOG_FORMAT }: Pick<Configuration, 'LOG_LEVEL' | 'LOG_FORMAT'>,
  destination: DestinationStream = pino.destination({ sync: true }),
): Logger {
  const readable = LOG_FORMAT === 'pretty' || (LOG_FORMAT === 'auto' && process.stdout.isTTY);
  return pino(
    {
      level: LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      hooks: { streamWrite: withoutCprNumbers },
    },
    readable ? pretty({ destination, ignore: 'pid,hostname', sync: true }) : destination,
  );
}
