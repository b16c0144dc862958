import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { composeServices } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import { parse } from 'graphql';
import { subgraphSdl } from '../../src/graphql/schema/schema-text.ts';
import { startCaseSubgraph } from './case-subgraph.ts';
import { startCprSubgraph } from './cpr-subgraph.ts';
import { startGateway } from './gateway.ts';
import { postGraphql } from './post-graphql.ts';
import { readyOperations } from './ready-operations.ts';
import { startRecordingProxy } from './recording-proxy.ts';
import type { RunningServer } from './running-server.ts';

const LARS = 'bd350589-5182-429f-80cc-6aa9ba713d74';
const LISE_PROTECTED = '63b59f26-569f-4e4a-8b56-5224292b7755';
const MADS_DEAD = 'cef111de-e0f4-479a-a300-70648ed0ae81';
const NOBODY = '00000000-0000-4000-8000-000000000000';

const running: RunningServer[] = [];
let proxy: Awaited<ReturnType<typeof startRecordingProxy>>;
let gateway: RunningServer;

beforeAll(async () => {
  const [cpr, cases] = await Promise.all([startCprSubgraph(), startCaseSubgraph()]);
  running.push(cpr, cases);
  proxy = await startRecordingProxy(cpr.url);
  running.push(proxy);
  gateway = await startGateway({ subgraphs: { cpr: proxy.url, cases: cases.url } });
  running.push(gateway);
});
afterAll(async () => {
  for (const server of running.reverse()) await server.stop();
});
beforeEach(() => {
  proxy.requests.length = 0;
});

const ask = (query: string) => postGraphql(gateway.url, query);

describe('a supergraph of the CPR subgraph and a case system that stores ids only', () => {
  test('tells the name of the person that a case is about', async () => {
    const { data, errors } = await ask('{ case(id: "K-09") { title citizen { name { addressingName } } } }');

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      case: {
        title: 'Help at home after an operation',
        citizen: { name: { addressingName: 'Lars Henriksen' } },
      },
    });
  });

  test('tells the cases of a person that is found by CPR number', async () => {
    const { data, errors } = await ask(
      '{ citizens(cprs: ["0707614293", "0607620059"]) { name { addressingName } cases { id } } }',
    );

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      citizens: [
        {
          name: { addressingName: 'Lars Henriksen' },
          cases: [{ id: 'K-09' }, { id: 'K-04' }, { id: 'K-03' }],
        },
        { name: { addressingName: 'Mads Petersen' }, cases: [{ id: 'K-07' }] },
      ],
    });
  });

  test('walks from a case by the family in the register to the cases of the parents', async () => {
    const { data, errors } = await ask(
      '{ case(id: "K-11") { citizen { parents { role citizen { cases { id } } } } } }',
    );

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      case: {
        citizen: {
          parents: [
            { role: 'MOTHER', citizen: { cases: [{ id: 'K-06' }] } },
            { role: 'FATHER_OR_CO_MOTHER', citizen: { cases: [{ id: 'K-10' }] } },
          ],
        },
      },
    });
  });

  test('marks the protected and the dead, so that the case system can act on it', async () => {
    const { data } = await ask('{ cases { citizen { id status protection { nameAndAddress } } } }');
    const citizens = (data?.['cases'] as { citizen: { id: string } }[]).map(({ citizen }) => citizen);

    expect(citizens).toContainEqual({
      id: LISE_PROTECTED,
      status: 'RESIDENT_IN_DENMARK',
      protection: { nameAndAddress: 'PROTECTED' },
    });
    expect(citizens).toContainEqual({
      id: MADS_DEAD,
      status: 'DEAD',
      protection: { nameAndAddress: 'NOT_PROTECTED' },
    });
  });
});

test('Apollo Gateway refuses access directives that it can not check; a deployment of test people has none', async () => {
  const composed = composeServices([
    { name: 'cpr', url: proxy.url, typeDefs: parse(subgraphSdl('declared')) },
  ]);

  const apolloGateway = new ApolloGateway({ supergraphSdl: composed.supergraphSdl ?? '' });

  await expect(apolloGateway.load()).rejects.toThrow('for: SECURITY but is unsupported');
});

describe('when a person is not to be had', () => {
  test('an id that nobody has leaves the fields of its own case null, without an error', async () => {
    const { data, errors } = await ask(`{
      one: case(id: "K-02") { title citizen { id name { surname } } }
      other: case(id: "K-09") { citizen { id name { surname } } }
    }`);

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      one: { title: 'Complaint about a hedge', citizen: { id: NOBODY, name: null } },
      other: { citizen: { id: LARS, name: { surname: 'Henriksen' } } },
    });
  });

  test('a person that the source fails for fails alone, and the code comes through the gateway', async () => {
    const { status, data, errors } = await ask('{ cases { id citizen { name { surname } } } }');
    const cases = data?.['cases'] as { id: string; citizen: { name: unknown } }[];

    expect(status).toBe(200);
    expect(errors).toEqual([
      {
        message: 'The source is not available.',
        path: ['cases', 11, 'citizen'],
        extensions: { code: 'UPSTREAM_UNAVAILABLE', serviceName: 'cpr' },
      },
    ]);
    expect(cases.filter(({ citizen }) => citizen.name === null).map(({ id }) => id)).toEqual([
      'K-02',
      'K-01',
    ]);
    expect(cases).toHaveLength(12);
  });
});

describe('what the CPR subgraph is asked', () => {
  test('is one request for the people of any number of cases', async () => {
    await ask('{ cases { citizen { name { addressingName } } } }');

    expect(proxy.requests).toHaveLength(1);
    expect(proxy.requests[0]?.variables?.['representations']).toHaveLength(12);
  });

  test('is asked by id: no CPR number goes between the subgraphs', async () => {
    await ask('{ cases(first: 1) { citizen { age } } }');

    expect(proxy.requests[0]?.variables).toEqual({
      representations: [{ __typename: 'Citizen', id: 'a168c3e8-415c-42c1-a23c-f53324896efa' }],
    });
  });

  test('is nothing for a field that the case system has itself', async () => {
    await ask('{ cases { title citizen { id } } }');

    expect(proxy.requests).toEqual([]);
  });
});

test.each(readyOperations().map(({ query }) => [/^query (\w+)/m.exec(query)?.[1], query] as const))(
  'the operation %s, ready on the page, runs',
  async (name, query) => {
    const { data, errors = [] } = await ask(query);

    expect(data).toBeTruthy();
    expect(errors).toHaveLength(name === 'WhatCanGoWrong' ? 1 : 0);
  },
);
