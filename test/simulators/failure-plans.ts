/** A failure to happen on purpose. */
export type FailurePlan<Kind extends string> = {
  readonly kind: Kind;
  /** How many requests fail so; 1 where left out, `Infinity` for all. */
  readonly next?: number;
  /** Only requests that mention this number or id. */
  readonly forNumber?: string;
  /** How long `slow` takes; 3000 where left out. */
  readonly milliseconds?: number;
  /** The `Retry-After` of `429` and `status-503` in seconds, or the day and time in it; 1 for `429` where left out. */
  readonly retryAfter?: number | Date;
  /** What `answer` says: the HTTP status, and the body as an object or as the text itself. */
  readonly answer?: {
    readonly status: number;
    readonly body: object | string;
    readonly contentType?: string;
  };
};

export type FailurePlans<Kind extends string> = {
  fail(plan: FailurePlan<Kind>): void;
  /** The failure for a request with this body, counted as happened; null when it may succeed. */
  take(body: string): FailurePlan<Kind> | null;
};

/** Failures in the order they were planned. */
export function createFailurePlans<Kind extends string>(
  standing: readonly FailurePlan<Kind>[] = [],
): FailurePlans<Kind> {
  const open = standing.map((plan) => ({ plan, left: Infinity }));
  return {
    fail(plan) {
      open.push({ plan, left: plan.next ?? 1 });
    },
    take(body) {
      const due = open.find(({ plan, left }) => left > 0 && body.includes(plan.forNumber ?? ''));
      if (due === undefined) return null;
      due.left -= 1;
      return due.plan;
    },
  };
}
