import { createHash } from 'node:crypto';

/** True for one seed in so many, and always for the same ones: who has what the test people's files do not tell. */
export function isOneIn(many: number, seed: string): boolean {
  return createHash('sha256').update(seed).digest().readUInt8() % many === 0;
}
