import { parse } from 'graphql';
import { subgraphSdl } from '../../src/graphql/schema/schema-text.ts';
import { CASE_SDL } from '../supergraph/case-subgraph.ts';

/** The CPR subgraph, as a composer is given it. */
export const CPR = { name: 'cpr', url: 'http://cpr.invalid/graphql', typeDefs: parse(subgraphSdl()) };

/** A case system that stores ids only. */
export const CASES = { name: 'cases', url: 'http://cases.invalid/graphql', typeDefs: parse(CASE_SDL) };
