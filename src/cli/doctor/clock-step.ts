import { request } from 'node:https';
import { isIP } from 'node:net';
import { StepFailure, type Checkup } from './checkup.ts';
import { clockStep, failureAt, socketAddress, timedOut, tlsStep, type Endpoint } from './endpoint.ts';

/** The other side's clock, by the `Date` of any answer, which has whole seconds. */
export async function checkClock(checkup: Checkup, endpoint: Endpoint, mostSkew: number): Promise<void> {
  await checkup.step(clockStep(endpoint), [tlsStep(endpoint)], async () => {
    const begun = Date.now();
    const there = Date.parse((await dateHeader(endpoint)) ?? '');
    // Its second began up to one second before, and at some time between the question and the answer.
    const here = (begun + Date.now()) / 2 - 500;
    if (Number.isNaN(there)) return { seen: 'It answers, without telling its time.', value: null };
    const seconds = Math.round((here - there) / 1_000);
    if (Math.abs(seconds) > mostSkew) throw skewed(seconds, mostSkew);
    return { seen: `It answers; the clocks differ by ${Math.abs(seconds)} s.`, value: null };
  });
}

const skewed = (seconds: number, mostSkew: number): StepFailure =>
  new StepFailure(
    'CLOCK_SKEW',
    `This machine's clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'ahead' : 'behind'}.`,
    `More than ${mostSkew} s make tokens and certificates look too old or too new. Let a time server (NTP) set this machine's clock; if another ` +
      'address agrees with it, the clock of this one is wrong.',
  );

/** Asks for nothing: the root of the host, without a body, a token or a person. */
function dateHeader(endpoint: Endpoint): Promise<string | undefined> {
  const { certificate, ca, timeLimit } = endpoint;
  const { host, port } = socketAddress(endpoint);
  return new Promise((resolve, reject) => {
    const call = request({
      host,
      port,
      ...(isIP(host) === 0 && { servername: host }),
      method: 'HEAD',
      path: '/',
      agent: false,
      ...(ca !== undefined && { ca }),
      ...(certificate !== undefined && { cert: certificate.chain, key: certificate.key }),
    });
    const timer = setTimeout(() => call.destroy(timedOut()), timeLimit);
    call.once('close', () => clearTimeout(timer));
    call.once('response', (response) => {
      response.resume();
      resolve(response.headers.date);
      call.destroy();
    });
    call.on('error', (error) => reject(failureAt(endpoint, error)));
    call.end();
  });
}
