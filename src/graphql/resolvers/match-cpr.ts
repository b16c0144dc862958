import type { CprMatch } from '../../identity/identity.ts';
import type { DisclosedPlace, DisclosureOutcome } from '../../ledger/ledger.ts';
import { referenceOfNumber } from '../operation/disclosure/person-reference.ts';
import { CodedError } from '../errors/coded-error.ts';
import type { CprMatchResult, MutationResolvers } from '../schema/resolver-types.generated.ts';
import { requireCprNumber } from './require-cpr-number.ts';

/** How often a number may be compared in one login, by the broker's rule. */
const TRIES = 3;

export const Mutation: MutationResolvers = {
  matchCpr: async (_root, { cpr }, context) => {
    const { caller, about } = context.asking;
    const number = requireCprNumber(cpr, 'cpr');
    if (caller === null || about === null) {
      throw new CodedError('UNAUTHENTICATED', 'Nobody is signed in, so there is no number to compare with.');
    }
    const { outcome, attempt } = await about.identity.matchCpr(caller, number);
    const people = [referenceOfNumber(number)];
    context.alsoDisclosed = [...context.alsoDisclosed, { place: PLACE, outcome: ENDS[outcome], people }];
    return RESULTS[outcome](Math.max(0, TRIES - (attempt ?? 0)));
  },
};

/** Each attempt is recorded: it tells whether a number is somebody's. */
const PLACE: DisclosedPlace = {
  path: 'matchCpr',
  type: 'Citizen',
  fields: ['cpr'],
  searchedBy: ['Mutation.matchCpr(cpr:)'],
};

const ENDS: Readonly<Record<CprMatch, DisclosureOutcome>> = {
  MATCH: 'DELIVERED',
  NO_MATCH: 'MISSED',
  TRIES_EXCEEDED: 'REFUSED',
  WINDOW_EXPIRED: 'REFUSED',
  NOT_MITID_LOGIN: 'REFUSED',
  BROKER_UNAVAILABLE: 'FAILED',
};

/** What somebody is told of each outcome. */
const RESULTS: Readonly<Record<CprMatch, (triesLeft: number) => CprMatchResult>> = {
  MATCH: () => ({
    __typename: 'CprMatched',
    advice: 'Store the person by their id, and do not ask for the number again.',
  }),
  NO_MATCH: (triesLeft) => ({
    __typename: 'CprNotMatched',
    triesLeft,
    advice: "Ask the person to look at the number again. Do not tell them whether it is somebody else's.",
  }),
  TRIES_EXCEEDED: () => ({
    __typename: 'CprMatchTriesExceeded',
    advice: 'Let the person sign in anew (prompt=login).',
  }),
  WINDOW_EXPIRED: () => ({
    __typename: 'CprMatchWindowExpired',
    advice: 'Let the person sign in anew (prompt=login).',
  }),
  NOT_MITID_LOGIN: () => ({
    __typename: 'CprMatchNotMitIdLogin',
    advice: 'Let the person sign in with MitID.',
  }),
  BROKER_UNAVAILABLE: () => ({ __typename: 'CprMatchUnavailable', advice: 'Try again in a while.' }),
};
