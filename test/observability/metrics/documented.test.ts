import { expect, test } from '@jest/globals';
import { readPage, rowsOf } from '../../documentation-pages.ts';
import { everyMetric } from './every-metric.ts';

const [, section = ''] = /^## Metrics\n(.*?)^## /ms.exec(readPage('docs/operator.md')) ?? [];
const documented = rowsOf(section).filter(([name]) => /^`[a-z0-9_]+`$/.test(name!));
const isOurs = (name: string) => /^`?(?:cpr|http)_/.test(name);

test('docs/operator.md tells every metric of ours, with its labels, and no other', async () => {
  const expected = (await everyMetric())
    .filter(({ name }) => isOurs(name))
    .map(({ name, type, labels, help }) => [`\`${name}\``, type, labels, help]);

  expect(documented.filter(([name]) => isOurs(name!))).toEqual(expected);
});

// Some are those of Linux alone.
(process.platform === 'linux' ? test : test.skip)('and every one of the process', async () => {
  const expected = (await everyMetric())
    .filter(({ name }) => !isOurs(name))
    .map(({ name, help }) => [`\`${name}\``, help]);

  expect(documented.filter(([name]) => !isOurs(name!))).toEqual(expected);
});
