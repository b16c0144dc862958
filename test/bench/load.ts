import autocannon from 'autocannon';

/** What one server is sent: the same request over and over, on connections that stay open. */
export type LoadOrder = {
  readonly url: string;
  readonly body: string;
  /** For a server that wants its callers signed in. */
  readonly token?: string;
  /** Beside those of every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The text that every answer must be, byte for byte. */
  readonly expected: string;
  readonly connections: number;
  readonly amount: { readonly seconds: number } | { readonly requests: number };
};

/** What came of it. Any `wrong` answer makes the figures worthless. */
export type LoadResult = {
  readonly requestsPerSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  /** Milliseconds. */
  readonly p99: number;
  /** Answers whose body was compared with what is expected. */
  readonly bodiesChecked: number;
  /** Bodies that differ, statuses other than 2xx, connections that broke. */
  readonly wrong: number;
  /** How much of one core the load generator itself took: near 1 it is what was measured, not the server. */
  readonly generatorBusy: number;
};

process.on('message', (order: LoadOrder) => {
  void run(order).then((result) => process.send?.(result));
});

async function run(order: LoadOrder): Promise<LoadResult> {
  const { url, body, token, headers, expected, connections, amount } = order;
  const milliseconds: number[] = [];
  let bodiesChecked = 0;
  let differing = 0;
  const began = process.cpuUsage();
  const load = autocannon({
    url,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body,
    connections,
    ...('seconds' in amount ? { duration: amount.seconds } : { amount: amount.requests }),
    verifyBody: (answer) => {
      bodiesChecked += 1;
      if (answer !== expected) differing += 1;
      return answer === expected;
    },
  });
  load.on('response', (_client, _status, _bytes, time: number) => milliseconds.push(time));
  const { duration, non2xx, errors } = await load;
  // On a machine with other things to do the first answer may take longer than that.
  if (milliseconds.length + errors === 0 && 'seconds' in amount) {
    return run({ ...order, amount: { seconds: 2 * amount.seconds } });
  }
  const { user, system } = process.cpuUsage(began);
  milliseconds.sort((a, b) => a - b);
  return {
    requestsPerSecond: milliseconds.length / duration,
    p50: quantile(milliseconds, 0.5),
    p99: quantile(milliseconds, 0.99),
    bodiesChecked,
    // A body that was never compared is as good as a wrong one.
    wrong: differing + non2xx + errors + Math.abs(milliseconds.length - bodiesChecked),
    generatorBusy: (user + system) / (duration * 1e6),
  };
}

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.floor(sorted.length * share)] ?? 0;
