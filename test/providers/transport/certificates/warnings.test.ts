import { expect, test } from '@jest/globals';
import { certificateWarnings } from '../../../../src/providers/transport/certificates/warnings.ts';
import { withoutCprNumbers } from '../../../../src/observability/blotting.ts';

const DAY = 86_400_000;

test('a thumbprint that holds ten digits in a row is readable in the log', () => {
  const certificate = {
    thumbprint: '433E4D70A869C32E0101591234B7860DD8C82BFF',
    notAfter: new Date(Date.now() + 20.5 * DAY),
  };
  const [warning = ''] = certificateWarnings(certificate, 'Datafordeler');
  expect(warning).toContain('43:3E:4D:70:A8:69:C3:2E:01:01:59:12:34:B7:86:0D:D8:C8:2B:FF expires in 20 days');
  expect(withoutCprNumbers(warning)).toBe(warning);
});
