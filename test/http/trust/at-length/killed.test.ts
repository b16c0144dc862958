import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { deriveLedgerKeys } from '../../../../src/ledger/format/ledger-key.ts';
import { openLedgerReader } from '../../../../src/ledger/reading/ledger-reader.ts';
import { openStore } from '../../../../src/ledger/store/open-store.ts';
import { verifyLedger } from '../../../../src/ledger/verification/verify-ledger.ts';
import { PEOPLE } from '../../../bench/cases.ts';
import { Random } from '../../../graphql/operation/execution/random.ts';
import { BROKER_CLIENTS } from '../../../simulators/broker/broker-client.ts';
import { prepareTrust, type PreparedTrust } from '../trusted-server.ts';

const MAIN = fileURLToPath(new URL('../../../../src/main.ts', import.meta.url));
const PURPOSES = {
  NAMES: {
    legalBasis: 'CPR act, section 31',
    sector: 'public',
    clients: [BROKER_CLIENTS.authority.id],
    fields: ['Citizen.name'],
    searchKeys: ['Query.citizen(cpr:)'],
  },
};
const QUERY = 'query ($cpr: CprNumber!) { citizen(cpr: $cpr) { name { surname } } }';
const KILLS = 50;
const CLIENTS = 16;

/** A server of its own, as `npm start` starts it, and where it listens. */
async function startServer({ settings }: PreparedTrust): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [MAIN], {
    env: { HOST: '127.0.0.1', PORT: '0', LOG_FORMAT: 'json', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    const [, url] = /"graphql":"([^"]+)"/.exec(text) ?? [];
    if (url === undefined) continue;
    child.stdout.resume();
    return { child, url };
  }
  throw new Error('The server did not start');
}

test('who was answered is in the ledger, however often the server is killed', async () => {
  const trust = await prepareTrust(PURPOSES);
  const token = await trust.broker.tokenFor(trust.broker.person('caseworker'), BROKER_CLIENTS.authority);
  const random = new Random(50);
  const answered: { readonly request: string; readonly cpr: string }[] = [];
  let asked = 0;

  for (let kill = 0; kill < KILLS; kill += 1) {
    const { child, url } = await startServer(trust);
    const ended = once(child, 'exit');
    let isDead = false;
    const client = async (): Promise<void> => {
      while (!isDead) {
        asked += 1;
        const request = `asked-${asked}`;
        const cpr = random.pick(PEOPLE).cpr;
        try {
          const response = await fetch(url, {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              authorization: `Bearer ${token}`,
              'x-cpr-purpose': 'NAMES',
              'x-request-id': request,
            },
            body: JSON.stringify({ query: QUERY, variables: { cpr } }),
          });
          const { data } = (await response.json()) as { data?: { citizen: object | null } };
          if (data?.citizen) answered.push({ request, cpr });
        } catch {
          // The connection broke: whether that request was recorded nobody can say, and nobody was told of anything.
        }
      }
    };
    const clients = Array.from({ length: CLIENTS }, client);
    await delay(200 + random.below(300));
    child.kill('SIGKILL');
    await ended;
    isDead = true;
    await Promise.all(clients);
  }

  expect(answered.length).toBeGreaterThan(10 * KILLS);
  const reader = openLedgerReader({ storage: trust.storage, keys: [trust.ledgerKey] });
  const recorded = new Map<string, readonly string[]>();
  for (let after: string | null | undefined; after !== null;) {
    const page = await reader.search({
      first: 1_000,
      withPeople: true,
      ...(after !== undefined && { after }),
    });
    for (const { requestId, disclosures } of page.entries) {
      recorded.set(
        requestId,
        disclosures.flatMap(({ people }) => people ?? []),
      );
    }
    after = page.endCursor;
  }
  await reader.close();
  const missing = answered.filter(({ request, cpr }) => !recorded.get(request)?.includes(`#${cpr}`));
  expect(missing).toEqual([]);
  const database = await openStore(trust.storage);
  const { findings } = await verifyLedger(database, {
    keys: deriveLedgerKeys([trust.ledgerKey]),
    anchorFile: null,
  });
  await database.close();
  expect(findings).toEqual([]);
  await trust.close();
}, 1_200_000);
