import type { Citizen } from '../../domain/citizen.ts';
import type { Told } from '../../providers/told.ts';

/** A citizen as resolvers get them. */
export type ToldCitizen = Told<Citizen>;
