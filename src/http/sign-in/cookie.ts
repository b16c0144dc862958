/** A cookie that no script of a page can read, and that other sites' pages don't send along with a POST. */
export type Cookie = {
  readonly name: string;
  /** Where it is sent to. */
  readonly path: string;
  /** Whether it travels over HTTPS alone. */
  readonly isSecure: boolean;
};

/** Its value in the header `cookie` of a request. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  if (header === undefined) return undefined;
  for (const part of header.split(';')) {
    const equals = part.indexOf('=');
    if (equals > 0 && part.slice(0, equals).trim() === name) return part.slice(equals + 1).trim();
  }
  return undefined;
}

/** The header `set-cookie`. It is kept for so many seconds, with 0 it is taken away. */
export function setCookie({ name, path, isSecure }: Cookie, value: string, seconds: number): string {
  const rest = `Path=${path}; Max-Age=${Math.floor(seconds)}; HttpOnly; SameSite=Lax`;
  return `${name}=${value}; ${rest}${isSecure ? '; Secure' : ''}`;
}
