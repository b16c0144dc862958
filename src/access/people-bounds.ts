import type { Purpose } from './purpose.ts';

/** The bound that so many people are beyond, if they are: in this request, and with all that the caller asked for today. */
export function boundExceeded(
  { mostPeopleARequest, mostPeopleADay }: Purpose,
  { inRequest, today }: { readonly inRequest: number; readonly today: number },
): number | null {
  if (mostPeopleARequest !== null && inRequest > mostPeopleARequest) return mostPeopleARequest;
  return mostPeopleADay !== null && today > mostPeopleADay ? mostPeopleADay : null;
}
