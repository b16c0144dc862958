import type { FailurePlan } from '../failure-plans.ts';
import type { GraphqlFailure } from './graphql-failures.ts';

/** The numbers that fail with the Fake provider fail here the same way, for whoever tries the simulator by hand. */
export const RESERVED_NUMBERS: readonly FailurePlan<GraphqlFailure>[] = [
  { forNumber: '0101585401', kind: '401' },
  { forNumber: '0101585403', kind: '403' },
  { forNumber: '0101585408', kind: 'slow' },
  { forNumber: '0101585429', kind: '429' },
  { forNumber: '0101585502', kind: 'not-json' },
  { forNumber: '0101585503', kind: 'status-503' },
];
