import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfiguration } from '../../../src/configuration/configuration.ts';
import { createProviders } from '../../../src/providers/create-providers.ts';
import { BROKER_CLIENTS } from '../../simulators/broker/broker-client.ts';
import { startTrustedServer, type TrustedServer } from './trusted-server.ts';

// What holds where people are not made up.

const PURPOSES = {
  NAMES: {
    legalBasis: 'CPR act, section 31',
    sector: 'public',
    clients: [BROKER_CLIENTS.authority.id],
    fields: ['Citizen.name'],
    searchKeys: ['Query.citizen(cpr:)'],
  },
};
const NUMBER = '0707614293';

let trusted: TrustedServer;
let token: string;
beforeAll(async () => {
  trusted = await startTrustedServer(PURPOSES, {
    alter: (provider) => ({
      ...provider,
      capabilities: { ...provider.capabilities, testPeopleOnly: false },
    }),
  });
  token = await trusted.token('caseworker');
});
afterAll(() => trusted.close());

const ask = (query: string, variables: object = {}) =>
  trusted.ask({ query, variables: { ...variables }, token, purpose: 'NAMES' });

test.each([
  ['as a value', `{ citizen(cpr: "${NUMBER}") { name { surname } } }`],
  ['with a hyphen', '{ citizen(cpr: "070761-4293") { name { surname } } }'],
  ['written with escapes', '{ citizen(cpr: "\\u0030707614293") { name { surname } } }'],
  ['in a comment', `# ${NUMBER}\nquery ($cpr: CprNumber!) { citizen(cpr: $cpr) { name { surname } } }`],
])('a number in the text of an operation is refused, %s, and nobody is asked', async (_where, query) => {
  const before = trusted.server.providerCalls.length;
  const { status, body, text } = await ask(query, query.includes('$cpr') ? { cpr: NUMBER } : {});
  expect({ status, code: body.errors?.[0]?.extensions['code'] }).toEqual({
    status: 400,
    code: 'CPR_NUMBER_IN_QUERY_TEXT',
  });
  expect(body.errors?.[0]?.message).toContain('variable');
  expect(text).not.toContain(NUMBER);
  expect(trusted.server.providerCalls).toHaveLength(before);
  expect(trusted.server.logged.join('\n')).not.toContain(NUMBER);
});

test('a number in a variable is looked up', async () => {
  const { body } = await ask('query ($cpr: CprNumber!) { citizen(cpr: $cpr) { name { surname } } }', {
    cpr: NUMBER,
  });
  expect(body).toEqual({ data: { citizen: { name: { surname: 'Henriksen' } } } });
});

test('an operation in a URL is refused, with what to do instead', async () => {
  const query = encodeURIComponent(`{ citizen(cpr: "${NUMBER}") { id } }`);
  const response = await trusted.server.fetch(`/graphql?query=${query}`);
  expect(response.status).toBe(405);
  expect(await response.text()).toContain('POST');
  expect(trusted.server.logged.join('\n')).not.toContain(NUMBER);
});

test('a source of real people is opened only where callers sign in', async () => {
  const { providers } = readConfiguration({
    CPR_PROVIDER: 'datafordeler',
    DATAFORDELER_SECTOR: 'public',
    DATAFORDELER_CLIENT_ID: 'client',
    DATAFORDELER_CLIENT_SECRET: 'secret',
  });
  await expect(createProviders(providers, false)).rejects.toThrow('CPR_TRUST');
  const opened = await createProviders(providers, true);
  expect(opened.get('default')?.capabilities.testPeopleOnly).toBe(false);
  await opened.get('default')?.close();
});
