import { expect, test } from '@jest/globals';
import { asOpenMetrics, formFor } from '../../../src/observability/metrics/metrics-text.ts';

test('a counter loses `_total` in its description alone, and whatever else is called so keeps it', () => {
  const prometheus = [
    '# HELP calls_total How many # TYPE calls_total counter',
    '# TYPE calls_total counter',
    'calls_total{what="# HELP calls_total"} 1',
    '',
    '# HELP open_total How many are open',
    '# TYPE open_total gauge',
    'open_total 2',
    '',
  ].join('\n');

  expect(asOpenMetrics(prometheus)).toBe(
    [
      '# HELP calls How many # TYPE calls_total counter',
      '# TYPE calls counter',
      'calls_total{what="# HELP calls_total"} 1',
      '# HELP open_total How many are open',
      '# TYPE open_total gauge',
      'open_total 2',
      '# EOF',
      '',
    ].join('\n'),
  );
});

test.each([undefined, '', ',;,;q', 'application/openmetrics-text;q=x', 'application/openmetrics-textual'])(
  'an accept that asks for nothing known gets what Prometheus has always had: %s',
  (accept) => {
    expect(formFor(accept)).toBe('prometheus');
  },
);
