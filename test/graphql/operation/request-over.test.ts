import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { createExecutor } from '../../../src/graphql/operation/executor.ts';
import { prepareOperation } from '../../../src/graphql/operation/preparation/prepared-operation.ts';
import { Loaders } from '../../../src/graphql/operation/loaders.ts';
import { createSchema } from '../../../src/graphql/schema/schema.ts';
import { createEmbeddedProvider } from '../../../src/providers/fake/embedded-provider.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import { requestOver } from '../request.ts';

const schema = createSchema('open');

/** A request over the Fake provider; `asked` names the questions that the provider was asked. */
function requestWith(signal: AbortSignal, altered: Partial<Provider> = {}) {
  const provider: Provider = { ...createEmbeddedProvider({ provider: 'fake' }), ...altered };
  const asked: string[] = [];
  const counted = new Proxy(provider, {
    get(target, name: keyof Provider) {
      const member = target[name];
      if (typeof member !== 'function') return member;
      return (...args: never[]) => {
        asked.push(name);
        return (member as (...args: never[]) => unknown)(...args);
      };
    },
  });
  return { ...requestOver(counted, signal), asked };
}

const LIMITS = { depth: 20, cost: 100_000, keys: 1_000, fields: 5_000, answerBytes: 1_000_000, errors: 100 };
const prepared = (text: string) =>
  prepareOperation(schema, parse(text), undefined, { limits: LIMITS, suggest: true });

const execute = createExecutor(schema, {
  limits: LIMITS,
  trust: null,
});

test('of a request that is over before it is run nothing is asked, neither people nor a search nor events', async () => {
  const { request, asked } = requestWith(AbortSignal.abort());

  const result = await execute(
    prepared(`{
      citizen(cpr: "0707614293") { id }
      searchCitizens(filter: { name: { surname: "Hansen" } }) { nodes { id } }
      cprEvents(from: "2026-03-02T00:00:00Z") { nodes { id } }
    }`),
    {},
    request,
  );

  expect(result).toMatchObject({ status: 504, errorCodes: ['REQUEST_TIMEOUT'] });
  expect(asked).toEqual([]);
});

test('every look-up of a request that is over fails at once, without asking', async () => {
  const { request, asked } = requestWith(AbortSignal.abort());
  const { citizens, privateCitizens, events } = new Loaders(request);
  const key = { cpr: CprNumber.of('0707614293') };

  const answers = await Promise.allSettled([
    citizens.find(key, new Set()),
    privateCitizens.find(key, new Set()),
    events.load('event'),
  ]);

  const failed = { status: 'rejected', reason: { code: 'UPSTREAM_TIMEOUT' } };
  expect(answers).toMatchObject([failed, failed, failed]);
  expect(asked).toEqual([]);
});

test('when the client is gone the operation ends at once, also where its source does not listen', async () => {
  const client = new AbortController();
  const { request, asked, warnings } = requestWith(client.signal, {
    citizens: () => new Promise(() => undefined),
  });
  const running = execute(prepared('{ citizen(cpr: "0707614293") { id } }'), {}, request);
  await new Promise(setImmediate);
  expect(asked).toEqual(['citizens']);

  client.abort();

  expect(await Promise.race([running, pause(100, 'still waiting')])).not.toBe('still waiting');
  expect(warnings).toEqual([]);
});
