import type { Citizen, PersonKey } from '../../../src/domain/citizen.ts';

/** Finds a person by any number they had, or by id. */
export type FindCitizen = (key: PersonKey) => Citizen | null;
