/** What a token or UserInfo says, by the names of the claims. */
export type Claims = Readonly<Record<string, unknown>>;

/** Longer than any name, id or address in a token. */
const LONGEST = 512;

/** A claim that is a text of one line; null for anything else. It may come to stand in a log or a record. */
export function text(claim: unknown): string | null {
  return typeof claim === 'string' && claim !== '' && claim.length <= LONGEST && !/\p{Cc}/u.test(claim)
    ? claim
    : null;
}

/** The texts of a claim that is one of them or a list. */
export function texts(claim: unknown): readonly string[] {
  const several: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  return several.map(text).filter((one) => one !== null);
}

/** Seconds since 1970 as number or as text (the broker sends `auth_time` both ways), in milliseconds; null for anything else. */
export function instant(claim: unknown): number | null {
  const seconds = typeof claim === 'string' && /^\d{1,12}$/.test(claim) ? Number(claim) : claim;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}

/** The broker's UserInfo has booleans as text. */
export const isTrue = (claim: unknown): boolean => claim === true || claim === 'true';

/** Eight digits, as they stand in `nemlogin.cvr`, or with the letters of the country, as in a service token. */
export function cvrNumber(claim: unknown): string | null {
  return typeof claim === 'string' ? (/^(?:DK)?(\d{8})$/.exec(claim)?.[1] ?? null) : null;
}

export const isObject = (value: unknown): value is Claims =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
