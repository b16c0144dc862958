import type { StepResult } from './checkup.ts';

/** A checkup that is over, under the name of what was looked at. */
export type Examined = {
  /** The configuration's name, `storage`, or the address of an identity provider. */
  readonly name: string;
  readonly kind: 'fake' | 'datafordeler' | 'service-platform' | 'storage' | 'identity-provider';
  readonly steps: readonly StepResult[];
};

export const isAllGood = (examined: readonly Examined[]): boolean =>
  examined.every(({ steps }) => steps.every(({ outcome }) => outcome !== 'failed'));

/** For programs. */
export const reportAsJson = (examined: readonly Examined[]): string =>
  `${JSON.stringify({ isAllGood: isAllGood(examined), examined }, null, 2)}\n`;

/** For people. */
export function reportAsText(examined: readonly Examined[]): string {
  const failed = examined.flatMap(({ steps }) => steps).filter(({ outcome }) => outcome === 'failed').length;
  return [
    ...examined.flatMap(({ name, kind, steps }) => [`${name} (${kind})`, ...steps.flatMap(linesOf), '']),
    failed === 0
      ? 'Everything that was tried is well.'
      : `${failed} ${failed === 1 ? 'step' : 'steps'} failed.`,
    '',
  ].join('\n');
}

function linesOf({ step, outcome, milliseconds, seen, code, advice, next }: StepResult): string[] {
  const time = outcome === 'skipped' ? '' : `${milliseconds} ms`;
  const told = code === null ? seen : `${code}: ${seen}`;
  const more = [advice, next].filter((text) => text !== null).map((text) => `${' '.repeat(11)}> ${text}`);
  return [`  ${outcome.padEnd(8)} ${step.padEnd(34)} ${time.padStart(8)}  ${told}`, ...more];
}
