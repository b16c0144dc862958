/** How long a `Retry-After` header asks to be left alone: seconds or a date, as HTTP has it; in milliseconds from now. */
export function retryAfter(header: string | string[] | undefined): number | null {
  if (typeof header !== 'string') return null;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return Number.isNaN(milliseconds) ? null : Math.max(0, milliseconds);
}
