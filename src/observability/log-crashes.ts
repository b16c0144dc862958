import type { Logger } from 'pino';

/**
 * A bug that nothing has caught ends the process with 1, after a line in the log: what Node itself would print has not been looked through for
 * CPR numbers.
 */
export function logCrashes(logger: Logger): void {
  process.once('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'The server ends: nothing has caught this');
    process.exit(1);
  });
}
