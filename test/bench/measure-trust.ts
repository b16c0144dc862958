import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accessClaims, CLIENT, issuerKey, sign, startTokenIssuer } from '../simulators/token-issuer.ts';
import { CASES } from './cases.ts';
import type { Goal } from './goal.ts';
import type { LoadGenerator } from './load-generator.ts';
import { ask, measureInTurns, type Plan, type ServerFigures } from './measure.ts';
import type { LoadOrder } from './load.ts';
import { startServer, type ServerProcess } from './server-process.ts';

/** The same requests with and without callers, purposes and the record of disclosures. */
export type TrustResult = {
  readonly title: string;
  readonly figures: Readonly<Record<Name, ServerFigures>>;
  readonly goals: readonly Goal[];
};

type Name = 'on' | 'off' | 'peer';

/** Durability takes time and no work, so with few connections it would be that time that is measured. */
const CONNECTIONS = 64;
const LEAST_SHARE = 0.9;
const MOST_ADDED = 1;
const MOST_STALLED = 20;
const PURPOSE = 'BENCH';
/** The record is written by a thread, which a server has a second core for. */
const ANY = { onAnyCore: true };

/** Measures one citizen and a hundred entities, with the record on the store that is named. */
export async function measureTrust(
  serverArguments: readonly string[],
  peerArguments: readonly string[],
  load: LoadGenerator,
  plan: Plan,
  storage?: string,
): Promise<TrustResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const issuer = await startTokenIssuer();
  const key = issuerKey('tokens');
  issuer.published = [key];
  const trust = join(folder, 'trust.json');
  writeFileSync(trust, JSON.stringify(trustFile(issuer.url, issuer.ca)));
  const settings = {
    CPR_TRUST: trust,
    CPR_STORAGE: storage ?? `sqlite:${join(folder, 'ledger.sqlite')}`,
    CPR_LEDGER_KEY: randomBytes(32).toString('hex'),
  };
  const on = await startServer(serverArguments, settings, ANY);
  const off = await startServer(serverArguments, {}, ANY);
  const peer = await startServer(peerArguments, {}, ANY);
  try {
    const token = await sign(accessClaims(issuer.url, Date.now()), key);
    const results: TrustResult[] = [];
    for (const { name, title, body } of CASES.slice(0, 2)) {
      const headers = { authorization: `Bearer ${token}`, 'x-cpr-purpose': PURPOSE };
      const order = (connections: number) => async (server: typeof on) => ({
        server,
        url: server.url,
        body,
        connections,
        ...(server === on && { headers }),
        expected: await ask(server, body, server === on ? headers : {}),
      });
      const many = order(CONNECTIONS);
      const figures = await measureInTurns(
        name,
        { on: await many(on), off: await many(off), peer: await many(peer) },
        load,
        plan,
      );
      const one = order(1);
      const alone = await measureInTurns(name, { on: await one(on), off: await one(off) }, load, plan);
      const stalls = {
        on: await longestStall(on, await many(on), load, plan),
        off: await longestStall(off, await many(off), load, plan),
      };
      results.push({ title, figures, goals: [...goalsOf(figures, alone), stallGoal(stalls)] });
    }
    return results;
  } finally {
    await Promise.all([on.stop(), off.stop(), peer.stop()]);
    await issuer.close();
    rmSync(folder, { recursive: true });
  }
}

function goalsOf(
  { on, off, peer }: TrustResult['figures'],
  alone: Readonly<Record<'on' | 'off', ServerFigures>>,
): Goal[] {
  const ofOff = on.requestsPerSecond / off.requestsPerSecond;
  const ofPeer = on.requestsPerSecond / peer.requestsPerSecond;
  const added = alone.on.p50 - alone.off.p50;
  return [
    {
      wanted: `at least ${LEAST_SHARE} of the requests a second with all of it off`,
      measured: ofOff.toFixed(2),
      isReached: ofOff >= LEAST_SHARE,
    },
    {
      wanted: `at least ${LEAST_SHARE} of the peer's, which has nothing of it`,
      measured: ofPeer.toFixed(2),
      isReached: ofPeer >= LEAST_SHARE,
    },
    {
      wanted: `less than ${MOST_ADDED} ms added with one connection`,
      measured: `${added.toFixed(2)} ms`,
      isReached: added < MOST_ADDED,
    },
  ];
}

/** Looked for in runs of their own: the looking takes some time. The machine's own stalls are in it, as without the record. */
async function longestStall(
  server: ServerProcess,
  { url, body, headers = {}, expected, connections }: Omit<LoadOrder, 'amount'>,
  load: LoadGenerator,
  { seconds }: Plan,
): Promise<number> {
  server.watchStalls();
  await server.usage();
  await load.run({ url, body, headers, expected, connections, amount: { seconds } });
  return (await server.usage()).stall;
}

const stallGoal = ({ on, off }: { readonly on: number; readonly off: number }): Goal => ({
  wanted: `no stall of the event loop over ${MOST_STALLED} ms`,
  measured: `${on.toFixed(0)} ms, without the record ${off.toFixed(0)} ms`,
  isReached: on <= MOST_STALLED,
});

const trustFile = (issuer: string, ca: string): object => ({
  callers: { issuers: [{ issuer, kind: 'nets-eid-broker', clients: [CLIENT], ca }] },
  purposes: {
    purposes: {
      [PURPOSE]: {
        legalBasis: 'Measuring',
        sector: 'public',
        clients: [CLIENT],
        fields: ['id', 'status', 'sex', 'birthDate', 'name', 'address'].map((field) => `Citizen.${field}`),
        searchKeys: ['Query.citizen(cpr:)', 'Query._entities(Citizen.id:)'],
      },
    },
  },
});
