import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

const programs = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
];
const folders = ['/usr/bin', ...(process.env['PATH'] ?? '').split(delimiter)];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** The Chromium that tests drive: the one named by `CHROMIUM_PATH`, or else the first one installed. */
export function findChromium(): string | undefined {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return named;
  const candidates = folders.flatMap((folder) => programs.map((program) => join(folder, program)));
  return [...candidates, ...elsewhere].find((path) => existsSync(path));
}

/**
 * A suite of tests that need a browser; `launch` starts one with a new, empty profile. Where no Chromium is installed the suite
 * is left out, and says so; with `REQUIRE_BROWSER=1` it fails instead.
 */
export function describeInBrowser(name: string, tests: (launch: () => Promise<Browser>) => void): void {
  const executablePath = findChromium();
  describe(name, () => {
    if (executablePath !== undefined) return tests(() => launchChromium(executablePath));
    test('left out: no Chromium is installed', () => {
      process.stderr.write(`Browser tests left out, no Chromium found (set CHROMIUM_PATH): ${name}\n`);
      expect(process.env['REQUIRE_BROWSER']).not.toBe('1');
    });
  });
}

function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
