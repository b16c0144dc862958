import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Why a file or folder can't be written to, or, where it is not there yet, can't be made with the folders above it; null where nothing is seen
 * to be in the way. Nothing is made.
 */
export function obstacleToWriting(path: string): string | null {
  const wanted = resolve(path);
  let existing = wanted;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  try {
    if (existing !== wanted && !statSync(existing).isDirectory()) return `${existing} is not a folder`;
    accessSync(existing, constants.W_OK);
    return null;
  } catch (error) {
    const { code = 'unknown reason' } = error as NodeJS.ErrnoException;
    return `${existing} can't be written to (${code})`;
  }
}
