import { expect } from '@jest/globals';

/** What the source says and nobody may read: not the caller, not the log. */
export const SAID = 'pa55word of Jens Hansen, 010159-1234';
export const TRACE = '0af7651916cd43dd8448eb211c80319c';
export const ROOT = 'CPRCustom_PublicSectorPerson';

/** A caller's whole view of a failure. */
export const told = (code: string, traceId: string | null) => ({
  data: { citizen: null },
  errors: [
    {
      message: expect.any(String),
      path: ['citizen'],
      locations: expect.any(Array),
      extensions: { code, ...(traceId !== null && { upstreamTraceId: traceId }) },
    },
  ],
});

export function expectNothingSaid(text: string): void {
  expect(text).not.toMatch(/pa55word|Hansen|010159|\[CPR number\]/);
}

/** Asked once, asked again with a new token, or asked again as often as two retries allow. */
export const ONCE = 1;
export const WITH_NEW_TOKEN = 2;
export const REPEATED = 3;
