import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';
import { readPage } from '../documentation-pages.ts';
import { everyMetric } from '../observability/metrics/every-metric.ts';

const pathOf = (file: string): string => fileURLToPath(new URL(`../../operations/${file}`, import.meta.url));
const rules = readFileSync(pathOf('alerts.yml'), 'utf8');
const dashboard = readFileSync(pathOf('grafana-dashboard.json'), 'utf8');
const alerts = [...rules.matchAll(/^ +- alert: (\w+)$/gm)].map(([, name]) => name!);

const knowsPromtool = spawnSync('promtool', ['--version']).status === 0;

test('each alert has a heading that tells what to do, and leads to it', () => {
  const headings = [...readPage('docs/alerts.md').matchAll(/^## (\w+)$/gm)].map(([, name]) => name!);
  const runbooks = [...rules.matchAll(/^ +runbook: docs\/alerts\.md#(\w+)$/gm)].map(([, anchor]) => anchor!);

  expect(alerts.length).toBeGreaterThan(0);
  expect(headings).toEqual(alerts);
  expect(runbooks).toEqual(alerts.map((name) => name.toLowerCase()));
});

test.each([
  ['alerts', rules],
  ['the dashboard', dashboard],
])('%s ask for metrics and labels that there are', async (_what, text) => {
  const names = new Set((await everyMetric()).map(({ name }) => name));
  const asked = [...text.matchAll(/\b(?:cpr|http|nodejs|process)_[a-z0-9_]+/g)].map(([name]) => name);
  const labels = new Set((await everyMetric()).flatMap((one) => one.labels.split(', ')));

  expect(asked.length).toBeGreaterThan(0);
  for (const name of asked) {
    const family = names.has(name) ? name : name.replace(/_(?:bucket|count|sum)$/, '');
    expect(`${name}: ${names.has(family) || labels.has(name)}`).toBe(`${name}: true`);
  }
});

(knowsPromtool ? test : test.skip)('promtool takes the rules, and they fire when they should', () => {
  execFileSync('promtool', ['check', 'rules', pathOf('alerts.yml')]);
  execFileSync('promtool', ['test', 'rules', pathOf('alerts.test.yml')]);
});
