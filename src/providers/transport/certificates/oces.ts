import type { X509Certificate } from 'node:crypto';
import { attributesOf } from './distinguished-name.ts';

/** What the Danish state's certificates tell of themselves; `UNKNOWN` for any other. */
export type OcesKind = 'OCES3_ORGANISATION' | 'OCES3_EMPLOYEE' | 'FOCES' | 'VOCES' | 'MOCES' | 'UNKNOWN';

export type OcesSubject = {
  readonly kind: OcesKind;
  /** The number of the company or authority that it was issued to, where the subject has one. */
  readonly cvr: string | null;
  /** Whether its issuer is, by its name, the state's authority of OCES3, or the one for tests; null for any other issuer. */
  readonly authority: 'PRODUCTION' | 'TEST' | null;
};

/**
 * How the subject's `serialNumber` begins. That of OCES2 by the specification of OCES II (Nets DanID, 2014); that of OCES3 as published
 * subjects have it, of organisation and of system certificates alike.
 */
const KINDS: readonly (readonly [RegExp, OcesKind])[] = [
  [/^UI:DK-O:/, 'OCES3_ORGANISATION'],
  [/^UI:DK-E:/, 'OCES3_EMPLOYEE'],
  [/^CVR:\d{8}-FID:/, 'FOCES'],
  [/^CVR:\d{8}-UID:/, 'VOCES'],
  [/^CVR:\d{8}-RID:/, 'MOCES'],
];

/** Reads the kind and the CVR number from the subject. A name is no proof: whoever is signed in to checks the chain. */
export function ocesSubjectOf({ subject, issuer }: X509Certificate): OcesSubject {
  const of = (wanted: string, name = subject): string =>
    attributesOf(name).find(([attribute]) => attribute === wanted)?.[1] ?? '';
  const serialNumber = of('serialNumber');
  const cvr =
    /^NTRDK-(\d{8})$/.exec(of('organizationIdentifier')) ??
    /^CVR:(\d{8})-/.exec(serialNumber) ??
    /\/\/ CVR:(\d{8})$/.exec(of('O'));
  // Seen as "C=DK, O=Den Danske Stat, OU=Test - cti, CN=Den Danske Stat OCES udstedende-CA 1"; without the unit in production.
  const isState = of('O', issuer) === 'Den Danske Stat' && of('CN', issuer).includes('OCES');
  return {
    kind: KINDS.find(([pattern]) => pattern.test(serialNumber))?.[1] ?? 'UNKNOWN',
    cvr: cvr?.[1] ?? null,
    authority: !isState ? null : of('OU', issuer).startsWith('Test') ? 'TEST' : 'PRODUCTION',
  };
}
