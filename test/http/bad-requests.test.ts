import { afterAll, expect, test } from '@jest/globals';
import { BAD_REQUESTS } from '../graphql/bad-requests.ts';
import { startChildServer, type ChildServer } from './child-server.ts';
import { SMALL_HEAP, sendBadRequest } from './send-bad-request.ts';

/*
 * Times are generous, for a machine that is busy with other tests: what they would find is what took 17 seconds and more. How long each takes
 * is printed by test/bench/bad-requests.ts.
 */
const LONGEST_LIVEZ = 5_000;
const LONGEST_ANSWER = 10_000;

let server: ChildServer | undefined;
/** The same one for all, as in real life; a new one where the last did not live. */
async function livingServer(): Promise<ChildServer> {
  if (server !== undefined && server.child.exitCode === null && server.child.signalCode === null)
    return server;
  server = await startChildServer(SMALL_HEAP);
  // GraphiQL is bundled when it is first asked for, which is not what is measured.
  await (await fetch(`${server.origin}/graphiql`)).text();
  return server;
}
afterAll(async () => {
  server?.child.kill('SIGTERM');
  await server?.ended;
});

test.each(BAD_REQUESTS)('is refused or answered, and the server lives: $name', async (bad) => {
  const { answers, slowestLivez, isAlive } = await sendBadRequest(bad, await livingServer());

  expect(isAlive).toBe(true);
  const asked = bad.requests.reduce((sum, one) => sum + ('answers' in one ? one.answers : 1), 0);
  expect(answers).toHaveLength(asked);
  for (const { status, codes, milliseconds } of answers) {
    if (bad.ends !== undefined)
      expect(status === 200 && codes.length === 0 ? 'answered' : 'refused').toBe(bad.ends);
    if (status !== 200) expect(codes.length).toBeGreaterThan(0);
    expect(status).toBeLessThan(500);
    expect(codes).not.toContain('INTERNAL_SERVER_ERROR');
    expect(milliseconds).toBeLessThan(LONGEST_ANSWER);
  }
  expect(slowestLivez).toBeLessThan(LONGEST_LIVEZ);
});
