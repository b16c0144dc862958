import { expect, test } from '@jest/globals';
import { createCheckup, StepFailure } from '../../../src/cli/doctor/checkup.ts';

const fails = async (): Promise<never> => {
  throw new StepFailure('BROKEN', 'It is broken.', 'Mend it.');
};
const goesWell = async () => ({ seen: 'It is well.', value: 'value' });

test('what stands on a skipped step is skipped too, because of the one that failed first', async () => {
  const checkup = createCheckup(() => 'At the portal.');
  expect(await checkup.step('first', [], fails)).toBeNull();
  expect(await checkup.step('second', ['first'], goesWell)).toBeNull();
  expect(await checkup.step('third', ['second'], goesWell)).toBeNull();
  expect(await checkup.step('apart', ['never a step'], goesWell)).toBe('value');
  expect(checkup.results).toMatchObject([
    {
      step: 'first',
      outcome: 'failed',
      code: 'BROKEN',
      seen: 'It is broken.',
      advice: 'Mend it.',
      next: 'At the portal.',
    },
    { step: 'second', outcome: 'skipped', because: 'first' },
    { step: 'third', outcome: 'skipped', because: 'first' },
    { step: 'apart', outcome: 'ok', because: null },
  ]);
});

test('a bug is no finding', async () => {
  const bug = new TypeError('undefined is not a function');
  const taken = createCheckup().step('step', [], async () => {
    throw bug;
  });
  await expect(taken).rejects.toBe(bug);
});
