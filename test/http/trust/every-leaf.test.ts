import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { grantableOf } from '../../../src/graphql/operation/access/grantable-of-schema.ts';
import { createSchema } from '../../../src/graphql/schema/schema.ts';
import { openLedgerReader, type LedgerReader } from '../../../src/ledger/reading/ledger-reader.ts';
import { personIdOf } from '../../../src/providers/fake/person-keys.ts';
import { PEOPLE } from '../../bench/cases.ts';
import { Random } from '../../graphql/operation/execution/random.ts';
import { BROKER_CLIENTS } from '../../simulators/broker/broker-client.ts';
import { randomQuestion, type People } from './random-question.ts';
import { toldPeople } from './told-people.ts';
import { startTrustedServer, type TrustedServer } from './trusted-server.ts';

const schema = createSchema('declared');
const grantable = grantableOf(schema);
const PURPOSES = {
  ALL: {
    legalBasis: 'CPR act, section 31',
    sector: 'public',
    clients: [BROKER_CLIENTS.authority.id],
    fields: [...grantable.fields],
    searchKeys: [...grantable.searchKeys],
  },
};
const QUESTIONS = 300;
/** Protected people, and families, in whom something can go wrong. */
const LISTED = PEOPLE.filter(
  ({ children, protection }) => (children?.length ?? 0) > 0 || protection !== undefined,
).slice(0, 60);
const KNOWN: People = { numbers: LISTED.map(({ cpr }) => cpr), ids: LISTED.map(personIdOf) };

let trusted: TrustedServer;
let reader: LedgerReader;
let token: string;

beforeAll(async () => {
  trusted = await startTrustedServer(PURPOSES);
  reader = openLedgerReader({ storage: trusted.storage, keys: [trusted.ledgerKey] });
  token = await trusted.token('caseworker');
});
afterAll(async () => {
  await reader.close();
  await trusted.close();
});

/** What the ledger says of a request, in the form of {@link toldPeople}. */
async function recorded(requestId: string): Promise<string[]> {
  const { entries } = await reader.search({ first: 3, withPeople: true });
  return entries
    .filter((entry) => entry.requestId === requestId)
    .flatMap(({ disclosures }) =>
      disclosures.flatMap(({ place, outcome, people }) =>
        outcome === 'MISSED'
          ? []
          : (people ?? []).map((person) =>
              [place.path, place.type, outcome, place.fields.join(), person].join(' '),
            ),
      ),
    )
    .sort();
}

test('no leaf of an answer without its entry in the ledger, and no entry without its leaf', async () => {
  const random = new Random(20_261_121);
  let told = 0;
  for (let index = 0; index < QUESTIONS; index += 1) {
    const question = randomQuestion(schema, random, KNOWN);
    const requestId = `question-${index}`;
    const { body } = await trusted.ask({
      ...question,
      token,
      purpose: 'ALL',
      headers: { 'x-request-id': requestId },
    });
    expect(body.data).toBeDefined();
    const expected = toldPeople(schema, question, body.data);
    const inLedger = await recorded(requestId);
    expect(inLedger).toEqual(expected);
    told += expected.length;
  }
  // Questions that reach nobody would prove little.
  expect(told).toBeGreaterThan(5 * QUESTIONS);
}, 600_000);
