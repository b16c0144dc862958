/** What can't be looked for; the message says why. */
export class LedgerQueryError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'LedgerQueryError';
  }
}
