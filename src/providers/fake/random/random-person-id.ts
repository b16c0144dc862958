import { CprNumber } from '../../../domain/cpr-number.ts';

/** The id of a random person: `fa4e2c`, the number, and both again, cut like a UUID. */
export function randomPersonId(cpr: CprNumber): string {
  const hex = `fa4e2c${cpr.reveal()}`.repeat(2);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** The number in a random person's id, in any letter case; null for any other id. */
export function cprOfRandomPersonId(id: string): CprNumber | null {
  const digits = /^fa4e2c(\d{2})-(\d{4})-(\d{4})-fa4e-2c(\d{10})$/i.exec(id);
  if (digits === null || `${digits[1]}${digits[2]}${digits[3]}` !== digits[4]) return null;
  const cpr = CprNumber.parse(digits[4]);
  return cpr instanceof CprNumber ? cpr : null;
}
