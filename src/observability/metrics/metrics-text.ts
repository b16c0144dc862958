/** The two forms that metrics are told in. */
export type MetricsForm = 'prometheus' | 'openmetrics';

export const CONTENT_TYPES: Readonly<Record<MetricsForm, string>> = {
  prometheus: 'text/plain; version=0.0.4; charset=utf-8',
  openmetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
};

/** The form that whoever sends this `accept` would rather have; Prometheus' own where they don't say. */
export function formFor(accept: string | undefined): MetricsForm {
  let [open, plain] = [0, 0];
  for (const range of (accept ?? '').split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    const weight = Number(parameters.find((part) => part.startsWith('q='))?.slice(2) ?? 1);
    if (type === 'application/openmetrics-text') open = Math.max(open, weight);
    else if (['text/plain', 'text/*', '*/*'].includes(type)) plain = Math.max(plain, weight);
  }
  return open > 0 && open >= plain ? 'openmetrics' : 'prometheus';
}

/**
 * The same metrics as OpenMetrics 1.0 has them: a counter's family is named without `_total`, no line is empty, and the end is told. prom-client
 * 15.1.3 can write this itself, but then takes `_total` away from its counters for good, and the other form would be wrong from then on.
 */
export function asOpenMetrics(prometheusText: string): string {
  const lines = prometheusText.split('\n').filter((line) => line !== '');
  const counters = new Set<string>();
  for (const line of lines) {
    const [mark, keyword, name = '', type] = line.split(' ', 4);
    if (mark === '#' && keyword === 'TYPE' && type === 'counter') counters.add(name);
  }
  const renamed = lines.map((line) => {
    if (!line.startsWith('# ')) return line;
    const [, keyword = '', name = ''] = line.split(' ', 3);
    if (!counters.has(name) || !name.endsWith('_total')) return line;
    const before = `# ${keyword} `;
    return before + name.slice(0, -'_total'.length) + line.slice(before.length + name.length);
  });
  return `${renamed.join('\n')}\n# EOF\n`;
}
