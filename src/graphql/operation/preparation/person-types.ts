/** The types that tell of people. What is selected on one of them is about somebody else than what is selected around it. */
export const PERSON_TYPES: readonly string[] = ['Citizen', 'PrivateCitizen', 'CprEvent'];
