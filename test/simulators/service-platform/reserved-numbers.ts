import type { FailurePlan } from '../failure-plans.ts';
import type { ServiceFailure } from './service-failures.ts';

/** The numbers that fail with the Fake provider fail here the same way, for whoever tries the simulator by hand. */
export const RESERVED_NUMBERS: readonly FailurePlan<ServiceFailure>[] = [
  { forNumber: '0101585401', kind: 'status-401' },
  { forNumber: '0101585403', kind: 'status-403' },
  { forNumber: '0101585408', kind: 'slow' },
  { forNumber: '0101585429', kind: 'status-429', retryAfter: 1 },
  { forNumber: '0101585502', kind: 'not-xml' },
  { forNumber: '0101585503', kind: 'status-503' },
];
