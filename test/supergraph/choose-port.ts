import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port that can't be had, though somebody asked for it; the message says what can be done. */
export class UnusablePort extends Error {
  override readonly name = 'UnusablePort';
}

export type ChosenPort = {
  /** 0 takes any free one. */
  readonly port: number;
  /** Said beside the address where it is not the usual one. */
  readonly note: string;
};

/**
 * The port that an environment variable names, or else the usual one, or any free one where that is taken: by `npm start`, for one.
 *
 * @throws UnusablePort where the variable names one that is taken, or none
 */
export async function choosePort(
  variable: string,
  usual: number,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<ChosenPort> {
  const named = environment[variable];
  if (!named) {
    if (await isFree(usual)) return { port: usual, note: '' };
    return { port: 0, note: `  (${usual} is taken; ${variable} sets another)` };
  }
  const port = Number(named);
  if (!/^\d{1,5}$/.test(named) || port > 65_535)
    throw new UnusablePort(`${variable}: expected a whole number from 0 to 65535`);
  if (await isFree(port)) return { port, note: '' };
  throw new UnusablePort(`Port ${port} is taken. Stop what is using it, or set ${variable} to another.`);
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
