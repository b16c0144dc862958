import type { TestServer } from '../test-server.ts';

/** The metrics of a server as they were at a moment. */
export type Scrape = {
  readonly contentType: string | null;
  readonly text: string;
  /** Each series, such as `name{label="value"}`, with its value. */
  readonly series: ReadonlyMap<string, number>;
  /** The sum of the series of that name that have these labels, whatever others they have; 0 where there is none. */
  sum(name: string, labels?: Readonly<Record<string, string>>): number;
};

export async function scrape(
  { metricsOrigin }: Pick<TestServer, 'metricsOrigin'>,
  accept?: string,
): Promise<Scrape> {
  const response = await fetch(`${metricsOrigin}/metrics`, {
    headers: { connection: 'close', ...(accept !== undefined && { accept }) },
  });
  const text = await response.text();
  const series = new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line): [string, number] => {
        const blank = line.lastIndexOf(' ');
        return [line.slice(0, blank), Number(line.slice(blank + 1))];
      }),
  );
  return {
    contentType: response.headers.get('content-type'),
    text,
    series,
    sum(name, labels = {}) {
      const parts = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
      const found = [...series].filter(([one]) => {
        const [base = '', rest = ''] = one.split('{');
        return base === name && parts.every((part) => rest.split(/[,}]/).includes(part));
      });
      return found.reduce((sum, [, value]) => sum + value, 0);
    },
  };
}

/** How much a series grew. */
export const growth = (
  before: Scrape,
  after: Scrape,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number => after.sum(name, labels) - before.sum(name, labels);
