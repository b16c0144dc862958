const WRITTEN = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)?)?$/;

/**
 * A DafDateTime in the form the register writes: UTC with six decimals, so that texts compare like instants. Reads
 * `yyyy-mm-ddTHH:MM:SS.ssssss` with the time optional and the zone as `+HH:MM` or `Z`; null for any other text.
 */
export function canonicalInstant(text: string): string | null {
  const [, day, time = '00:00:00', decimals = '', zone = 'Z'] = WRITTEN.exec(text) ?? [];
  const seconds = Date.parse(`${day}T${time}${zone}`);
  if (Number.isNaN(seconds)) return null;
  return `${new Date(seconds).toISOString().slice(0, 19)}.${decimals.padEnd(6, '0').slice(0, 6)}Z`;
}
