import type { Logger } from 'pino';
import type { RunningServer } from './start-server.ts';

/**
 * On SIGTERM or SIGINT the server stops as {@link RunningServer.stop} says and the process ends with 0; with 1 when requests in flight take
 * longer than `timeout` milliseconds.
 */
export function stopOnSignals(server: RunningServer, timeout: number, logger: Logger): void {
  let stopping = false;
  const stop = async (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'Stopping: finishing what is in flight');
    setTimeout(() => {
      logger.error('Requests in flight took too long; stopping without them');
      process.exit(1);
    }, timeout).unref();
    await server.stop();
    logger.info('Stopped');
    process.exit(0);
  };
  process.on('SIGTERM', (signal) => void stop(signal));
  process.on('SIGINT', (signal) => void stop(signal));
}
