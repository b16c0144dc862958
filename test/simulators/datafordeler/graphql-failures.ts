import type { ServerResponse } from 'node:http';
import { refused, type Answer } from './answer-query.ts';
import type { FailurePlan } from '../failure-plans.ts';
import { sendEndless, sendHalf, sendHtml, sendJson, waitFor, type Headers } from '../http-answer.ts';
import { sendForbidden, sendUnauthorized } from './refused-caller.ts';
import type { Sector } from './sector.ts';
import { serviceError } from './service-error.ts';

/**
 * The ways the GraphQL service can fail: HTTP statuses, broken answers, and `HC0045` (out of time) or a refusal with HTTP 200. `answer` is
 * whatever the plan says. With `unreadable-number` the service finds somebody by the plan's number and does not tell it; with `null-person`
 * nothing comes of them.
 */
export type GraphqlFailure =
  | 'status-503'
  | 'slow'
  | 'not-json'
  | 'truncated'
  | 'wrong-type'
  | 'unreadable-number'
  | 'null-person'
  | 'endless'
  | 'answer'
  | 'connection-reset'
  | 'HC0045'
  | 'DAF-AUTH-0001'
  | '400'
  | '401'
  | '403'
  | '404'
  | '429';

type Failing = {
  readonly plan: FailurePlan<GraphqlFailure>;
  readonly sector: Sector;
  /** What the service would have said. */
  readonly answer: () => Answer;
  readonly response: ServerResponse;
};

const SLOW_MILLISECONDS = 3_000;

export async function sendFailure({ plan, sector, answer, response }: Failing): Promise<void> {
  switch (plan.kind) {
    case 'status-503':
      return sendHtml(response, 503, 'Service Unavailable', retryAfter(plan));
    case 'slow':
      if (await waitFor(plan.milliseconds ?? SLOW_MILLISECONDS, response)) sendAnswer(response, answer());
      return;
    case 'not-json':
      return sendHtml(response, 200, 'Datafordeler');
    case 'truncated':
      return sendHalf(response, answer().body);
    case 'wrong-type':
      return sendJson(response, 200, withoutLists(answer().body));
    case 'unreadable-number':
      return sendJson(response, 200, withoutNumber(answer().body, plan.forNumber ?? ''));
    case 'null-person':
      return sendJson(response, 200, withoutPerson(answer().body, plan.forNumber ?? ''));
    case 'endless':
      return sendEndless(response);
    case 'answer':
      return sendJson(response, plan.answer?.status ?? 200, plan.answer?.body ?? {});
    case 'connection-reset':
      response.socket?.destroy();
      return;
    case 'HC0045':
      return sendAnswer(
        response,
        refused(sector, serviceError('The request exceeded the configured timeout.', plan.kind)),
      );
    case 'DAF-AUTH-0001':
      return sendAnswer(
        response,
        refused(sector, serviceError('Not authorized to access this resource.', plan.kind)),
      );
    case '400':
      return sendJson(response, 400, { errors: [{ message: 'Invalid GraphQL request.' }] });
    case '401':
      return sendUnauthorized(response);
    case '403':
      return sendForbidden(response);
    case '404':
      return sendHtml(response, 404, 'Not Found');
    case '429':
      return sendJson(response, 429, {}, retryAfter({ retryAfter: 1, ...plan }));
  }
}

export function sendAnswer(response: ServerResponse, { status, body }: Answer): void {
  sendJson(response, status, body);
}

function retryAfter({ retryAfter: wish }: Pick<Failing['plan'], 'retryAfter'>): Headers {
  if (wish === undefined) return {};
  return { 'retry-after': typeof wish === 'number' ? String(wish) : wish.toUTCString() };
}

/** The answer with text where each list inside a person should be: JSON, but not what the schema promises. */
function withoutLists({ data }: Answer['body']): object {
  return altered({ data }, (key, value) =>
    Array.isArray(value) && key !== 'nodes' && key !== 'edges' ? 'no list' : value,
  );
}

function withoutNumber(body: object, number: string): object {
  return altered(body, (key, value) => (key === 'personnummer' && value === number ? '' : value));
}

function withoutPerson(body: object, number: string): object {
  return altered(body, (key, value) =>
    key === 'nodes' && Array.isArray(value)
      ? value.map((node: unknown) => (JSON.stringify(node).includes(`"${number}"`) ? null : node))
      : value,
  );
}

const altered = (body: object, alter: (key: string, value: unknown) => unknown): object =>
  JSON.parse(JSON.stringify(body), (key, value: unknown) => alter(key, value)) as object;
