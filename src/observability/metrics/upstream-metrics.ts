import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { Provider } from '../../providers/provider.ts';
import type { Upstream } from '../../providers/upstream.ts';
import {
  circuitChanges,
  queueChanges,
  tokensFetched,
  upstreamCalls,
  type CircuitChange,
  type QueueChange,
  type TokenFetched,
  type UpstreamCall,
} from '../../providers/transport/upstream-channels.ts';
import { subscribe } from './subscribe.ts';

/** In seconds: a call within Denmark takes tens of milliseconds, and one that hangs ends with its time limit. */
const DURATIONS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 30];
/** In seconds: most calls do not wait at all. */
const WAITS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
/** How many keys a call asks for; a hundred are the most at Datafordeler. */
const KEYS = [1, 2, 5, 10, 20, 50, 100];
/** Attempts beyond this one are counted with it. */
const LAST_RESEND = 10;

const STATES: readonly CircuitChange['state'][] = ['CLOSED', 'OPEN', 'HALF_OPEN'];
const OF_SERVER = ['configuration', 'server'] as const;

type Providers = ReadonlyMap<string, Provider>;

/** Counts what is asked of the upstreams of these configurations; the returned function ends that. */
export function watchUpstreams(registry: Registry, providers: Providers): () => void {
  const unsubscribe = [
    watchCalls(registry, providers),
    watchCircuits(registry, providers),
    watchQueues(registry, providers),
    watchTokens(registry, providers),
  ];
  return () => {
    for (const end of unsubscribe) end();
  };
}

function watchCalls(registry: Registry, providers: Providers): () => void {
  const durations = new Histogram({
    name: 'http_client_request_duration_seconds',
    help: 'Calls to upstreams, each attempt by itself, and how long they took without waiting for a slot',
    labelNames: ['configuration', 'operation', 'http_request_resend_count', 'error_type'],
    buckets: DURATIONS,
    registers: [registry],
  });
  const keys = new Histogram({
    name: 'cpr_upstream_call_keys',
    help: 'How many people a call asks for by their keys',
    labelNames: ['configuration'],
    buckets: KEYS,
    registers: [registry],
  });
  return subscribe(upstreamCalls, ({ upstream, operation, attempt, error, ...call }: UpstreamCall) => {
    const { configuration } = upstream;
    if (!providers.has(configuration)) return;
    durations.observe(
      {
        configuration,
        operation,
        http_request_resend_count: Math.min(attempt - 1, LAST_RESEND),
        error_type: error ?? '',
      },
      call.milliseconds / 1_000,
    );
    if (call.keys !== null && attempt === 1) keys.observe({ configuration }, call.keys);
  });
}

function watchCircuits(registry: Registry, providers: Providers): () => void {
  const states = new Gauge({
    name: 'cpr_upstream_circuit_state',
    help: '1 for the state that the circuit of an upstream is in: OPEN, and it is left alone; HALF_OPEN, and one call finds out whether it is back',
    labelNames: [...OF_SERVER, 'state'],
    registers: [registry],
  });
  const tell = (upstream: Upstream, present: CircuitChange['state']): void => {
    for (const state of STATES) states.set({ ...upstream, state }, state === present ? 1 : 0);
  };
  for (const upstream of upstreamsOf(providers)) tell(upstream, 'CLOSED');
  return subscribe(circuitChanges, ({ upstream, state }: CircuitChange) => {
    if (providers.has(upstream.configuration)) tell(upstream, state);
  });
}

function watchQueues(registry: Registry, providers: Providers): () => void {
  const lengths = new Gauge({
    name: 'cpr_upstream_queue_length',
    help: 'Calls that wait for a slot, because as many as agreed are under way',
    labelNames: OF_SERVER,
    registers: [registry],
  });
  const waits = new Histogram({
    name: 'cpr_upstream_queue_wait_seconds',
    help: 'How long calls have waited for a slot; 0 for those that found one free',
    labelNames: OF_SERVER,
    buckets: WAITS,
    registers: [registry],
  });
  for (const upstream of upstreamsOf(providers)) lengths.set(upstream, 0);
  return subscribe(queueChanges, ({ upstream, length, milliseconds }: QueueChange) => {
    if (!providers.has(upstream.configuration)) return;
    lengths.set(upstream, length);
    if (milliseconds !== null) waits.observe(upstream, milliseconds / 1_000);
  });
}

function watchTokens(registry: Registry, providers: Providers): () => void {
  /** By configuration; in milliseconds, as `performance.now()` tells it. */
  const fetched = new Map<string, number>();
  const tokens = new Counter({
    name: 'cpr_upstream_tokens_total',
    help: 'Tokens that were fetched',
    labelNames: ['configuration'],
    registers: [registry],
  });
  const lives = new Gauge({
    name: 'cpr_upstream_token_life_seconds',
    help: 'How long the token that was fetched last is valid from then on',
    labelNames: ['configuration'],
    registers: [registry],
  });
  new Gauge({
    name: 'cpr_upstream_token_age_seconds',
    help: 'How long ago the last token was fetched',
    labelNames: ['configuration'],
    registers: [registry],
    collect() {
      const now = performance.now();
      for (const [configuration, at] of fetched) this.set({ configuration }, (now - at) / 1_000);
    },
  });
  for (const { configuration, server } of upstreamsOf(providers)) {
    if (server === 'TOKEN_SERVER') tokens.inc({ configuration }, 0);
  }
  return subscribe(tokensFetched, ({ upstream: { configuration }, life }: TokenFetched) => {
    if (!providers.has(configuration)) return;
    fetched.set(configuration, performance.now());
    lives.set({ configuration }, life);
    tokens.inc({ configuration });
  });
}

const upstreamsOf = (providers: Providers): Upstream[] =>
  [...providers].flatMap(([configuration, { upstreams = [] }]) =>
    upstreams.map(({ server }) => ({ configuration, server })),
  );
