import { now, type Login } from './login.ts';

type Known = { readonly login: Login; readonly expiresAt: number };

/** Which access token stands for which login, until it ends. */
export type LoginSessions = {
  add(accessToken: string, login: Login, expiresIn: number): void;
  /** The login behind `Bearer …`; null where the token is none, has ended, or is not one of ours. */
  of(authorization: string | undefined): Login | null;
  /** Signs out: UserInfo says from now on that the session is not active. */
  end(session: string): void;
  isActive(session: string): boolean;
};

export function createLoginSessions(): LoginSessions {
  const logins = new Map<string, Known>();
  const ended = new Set<string>();
  return {
    add: (accessToken, login, expiresIn) =>
      void logins.set(accessToken, { login, expiresAt: now() + expiresIn }),
    of(authorization = '') {
      const [scheme = '', token = ''] = authorization.split(' ');
      const known = logins.get(token);
      if (scheme.toLowerCase() !== 'bearer' || known === undefined || known.expiresAt <= now()) return null;
      return known.login;
    },
    end: (session) => void ended.add(session),
    isActive: (session) => !ended.has(session),
  };
}
