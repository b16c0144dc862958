import { randomBytes } from 'node:crypto';

type Session = { readonly token: string; readonly expiresAt: number };

/** Who is signed in on this server's own pages. The access token stays here; the browser has a random name for it. */
export type PageSessions = {
  /** Keeps the token until then, in milliseconds since 1970, and gives the session's name. */
  begin(token: string, expiresAt: number): string;
  /** The access token of a session; undefined where there is no such session, or it has ended. */
  tokenOf(name: string): string | undefined;
  end(name: string): void;
};

/** Beyond it the session that began first is ended. */
const MOST = 10_000;

export function createPageSessions(most = MOST): PageSessions {
  // A Map keeps its entries in the order in which they came.
  const sessions = new Map<string, Session>();
  return {
    begin(token, expiresAt) {
      const name = randomBytes(32).toString('base64url');
      sessions.set(name, { token, expiresAt });
      if (sessions.size > most) endOldest();
      return name;
    },
    tokenOf(name) {
      const session = sessions.get(name);
      if (session === undefined) return undefined;
      if (session.expiresAt > Date.now()) return session.token;
      sessions.delete(name);
      return undefined;
    },
    end: (name) => void sessions.delete(name),
  };

  function endOldest(): void {
    const [oldest] = sessions.keys();
    if (oldest !== undefined) sessions.delete(oldest);
  }
}
