import { collectDefaultMetrics, Registry } from 'prom-client';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Provider } from '../../providers/provider.ts';
import { watchCertificates } from './certificate-metrics.ts';
import { watchLedger } from './ledger-metrics.ts';
import { asOpenMetrics, type MetricsForm } from './metrics-text.ts';
import { watchRequests } from './request-metrics.ts';
import { watchUpstreams } from './upstream-metrics.ts';

export type Watched = {
  /** Which server's requests count, as {@link FinishedRequest} names it. */
  readonly server: object;
  /** By the names of their configurations. */
  readonly providers: ReadonlyMap<string, Provider>;
  /** Null where nobody signs in, and nothing is recorded. */
  readonly ledger: Ledger | null;
  /** Until when the server's own certificate is valid; null where it speaks plain HTTP. */
  readonly certificateEnds: Date | null;
};

export type Metrics = {
  /** All of them as they are now. */
  text(form: MetricsForm): Promise<string>;
  /** Listens no longer. */
  stop(): void;
};

/** Begins to count. Nothing in it is about a person, and every label has a closed set of values. */
export function startMetrics({ server, providers, ledger, certificateEnds }: Watched): Metrics {
  const registry = new Registry();
  const unsubscribe = [
    watchRequests(registry, { server, configurations: [...providers.keys()] }),
    watchUpstreams(registry, providers),
    ledger === null ? () => {} : watchLedger(registry, ledger),
  ];
  watchCertificates(registry, { providers, ownEnds: certificateEnds });
  for (const metric of ofProcess().getMetricsAsArray()) registry.registerMetric(metric as never);
  return {
    async text(form) {
      const text = await registry.metrics();
      return form === 'openmetrics' ? asOpenMetrics(text) : text;
    },
    stop() {
      for (const end of unsubscribe) end();
    },
  };
}

/** Gauges with the name of a counter, which collectors complain of, and what belongs to them. They tell nothing that others do not. */
const ILL_NAMED = ['resources', 'handles', 'requests'].flatMap((what) => [
  `nodejs_active_${what}`,
  `nodejs_active_${what}_total`,
]);

let process: Registry | null = null;

/** Memory, processor, garbage and the event loop: of the process, not of a server in it. What measures them can't be taken away again. */
function ofProcess(): Registry {
  if (process !== null) return process;
  process = new Registry();
  collectDefaultMetrics({ register: process });
  for (const name of ILL_NAMED) process.removeSingleMetric(name);
  return process;
}
