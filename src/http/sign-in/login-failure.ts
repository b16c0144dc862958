/** Why somebody is not signed in, told on a page of its own. */
export class LoginFailure extends Error {
  readonly status: number;
  /** The broker's own code, where it has told one. */
  readonly code: string | null;

  constructor(status: number, message: string, { code = null, ...options }: Options = {}) {
    super(message, options);
    this.name = 'LoginFailure';
    this.status = status;
    this.code = code;
  }
}

type Options = ErrorOptions & { readonly code?: string | null };
