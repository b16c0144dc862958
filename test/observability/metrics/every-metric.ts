import { finishedRequests } from '../../../src/observability/finished-request.ts';
import { startMetrics } from '../../../src/observability/metrics/metrics.ts';
import { ledgerWrites } from '../../../src/ledger/ledger-channel.ts';
import type { Ledger } from '../../../src/ledger/ledger.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import {
  queueChanges,
  tokensFetched,
  upstreamCalls,
} from '../../../src/providers/transport/upstream-channels.ts';

export type Family = {
  readonly name: string;
  readonly type: string;
  readonly labels: string;
  readonly help: string;
};

/** Every metric that there is, with the labels of its series: each channel has told something once. */
export async function everyMetric(): Promise<readonly Family[]> {
  const server = {};
  const ledger = { waiting: 0, isWritable: true } as Ledger;
  const upstream = { configuration: 'default', server: 'TOKEN_SERVER' } as const;
  const provider = {
    upstreams: [{ server: upstream.server, certificateEnds: new Date() }],
  } as unknown as Provider;
  const metrics = startMetrics({
    server,
    providers: new Map([['default', provider]]),
    ledger,
    certificateEnds: null,
  });
  finishedRequests.publish({
    server,
    method: 'GET',
    route: '/',
    status: 200,
    milliseconds: 1,
    codes: ['BAD_REQUEST'],
  });
  upstreamCalls.publish({
    upstream,
    operation: 'LOOK_UP',
    keys: 1,
    attempt: 1,
    error: null,
    milliseconds: 1,
  });
  queueChanges.publish({ upstream, length: 0, milliseconds: 0 });
  tokensFetched.publish({ upstream, life: 300 });
  ledgerWrites.publish({ ledger, outcome: 'WRITTEN', records: 1, milliseconds: 1 });
  const text = await metrics.text('prometheus');
  metrics.stop();
  return [...text.matchAll(/^# HELP (\w+) (.*)\n# TYPE \w+ (\w+)\n(.*)$/gm)].map(
    ([, name = '', help = '', type = '', series = '']) => {
      const labels = [...series.matchAll(/[{,](\w+)="/g)].map(([, label]) => label!);
      return { name, help, type, labels: labels.filter((label) => label !== 'le').join(', ') };
    },
  );
}
