import type { Purpose, Sector } from './purpose.ts';
import type { ProtectionState } from '../domain/code-lists.ts';

/**
 * How somebody is told of whose name and address are protected, or not known not to be:
 *
 * - `TELL`: as anybody else, with the mark.
 * - `WITHHOLD`: without name, address, contact address and departures; `absences` says why.
 * - `HIDE`: not at all, exactly as somebody whom the register does not have.
 */
export type ProtectionRule = 'TELL' | 'WITHHOLD' | 'HIDE';

/** Authorities are told; a company only that there is a protection, and only if it may know that. */
export function protectionRule({
  sector,
  grantsMark,
}: {
  readonly sector: Sector;
  readonly grantsMark: boolean;
}): ProtectionRule {
  if (sector === 'PUBLIC') return 'TELL';
  return grantsMark ? 'WITHHOLD' : 'HIDE';
}

/** Whether a company may know who is protected, by the purpose that it asks for. */
export const grantsMark = ({ fields }: Purpose): boolean =>
  fields.has('PrivateCitizen.protection.nameAndAddress');

/** Not to be known counts as protected. */
export const isProtected = (nameAndAddress: ProtectionState): boolean => nameAndAddress !== 'NOT_PROTECTED';
