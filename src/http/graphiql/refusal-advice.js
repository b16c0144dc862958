/** What to do on this page about the refusals of an operation, by their codes. */
const ADVICE = {
  UNAUTHENTICATED: () => 'Nobody is signed in here. Sign in with the link above.',
  ASSURANCE_TOO_LOW: () => 'This purpose needs a stronger login. Sign in again.',
  PURPOSE_REQUIRED: () => 'People are looked up for a purpose. Name one in the field above the answers.',
  UNKNOWN_PURPOSE: () => 'You can not use this purpose. Name another one in the field above the answers.',
  NOT_ALLOWED: ({ coordinates }) =>
    Array.isArray(coordinates)
      ? `The purpose does not grant ${coordinates.join(', ')}. Take that out of the operation, or name another purpose.`
      : 'The purpose does not grant all of this. Take fields out of the operation, or name another purpose.',
  OPERATION_NOT_REGISTERED: () => 'Only operations that a purpose lists are run here.',
  CPR_NUMBER_IN_QUERY_TEXT: () =>
    'Put the CPR number into the variables: the text of an operation ends up in logs.',
  TOO_MANY_PEOPLE: () => 'That is more people than the purpose allows. Ask for fewer, or tomorrow.',
  TOO_MANY_MISSES: () => 'Too many look-ups have found nobody. Verify where the numbers come from.',
  LEDGER_UNAVAILABLE: () => 'Look-ups can not be recorded just now, so nothing is told. Try again later.',
};

/** For the first error that there is advice for; an empty text where there is none. */
export function adviceOn(answer) {
  for (const { extensions } of answer?.errors ?? []) {
    const advice = ADVICE[extensions?.code];
    if (advice !== undefined) return advice(extensions);
  }
  return '';
}

/** Shows it between the notice and the editors. What GraphiQL asks for itself takes nothing away that an operation has put there. */
export function showAdvice(answer, { operationName }) {
  const advice = adviceOn(answer);
  if (advice === '' && operationName === 'IntrospectionQuery') return;
  const place = document.getElementById('advice');
  place.textContent = advice;
  place.hidden = advice === '';
}
