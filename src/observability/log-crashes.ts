import type { Logger } from 'pino';

/**
 * An error that nothing catches ends the process with 1, after a line in the log. Node itself would print the error without taking CPR
 * numbers out.
 */
export function logCrashes(logger: Logger): void {
  process.once('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'The server ends: nothing has caught this');
    process.exit(1);
  });
}
