import type { Told } from '../../providers/told.ts';
import type { PrivateCitizenView } from '../operation/loaders.ts';

/** A private citizen as resolvers get them. */
export type ToldPrivateCitizen = Told<PrivateCitizenView>;
