import type { Logger } from 'pino';
import { INTERNAL_MESSAGE } from '../graphql/errors/told-error.ts';
import type { Asking } from '../graphql/operation/asking.ts';
import { IdentityError } from '../identity/identity-error.ts';
import type { GraphqlService } from '../graphql/operation/graphql-service.ts';
import type { AskingOf } from './asking-of.ts';
import { chooseProvider, CONFIGURATION_HEADER, type Configurations } from './choose-provider.ts';
import type { Refusal } from './error-body.ts';
import { answer, refuse, report, type Exchange, type ExchangeServer } from './exchange.ts';
import type { OpenBodies } from './open-bodies.ts';
import { OperationForProvider, OperationForSchema } from './posted-operation.ts';
import { readBody } from './read-body.ts';
import { RequestTime } from './request-time.ts';
import type { UnknownCallers } from './unknown-caller.ts';

export type GraphqlPostOptions = {
  readonly server: ExchangeServer;
  readonly service: GraphqlService;
  readonly configurations: Configurations;
  readonly askingOf: AskingOf;
  /** Null where nobody signs in. */
  readonly unknownCallers: UnknownCallers | null;
  readonly bodies: OpenBodies;
  /** The largest body, in bytes. */
  readonly bodyLimit: number;
  /** Milliseconds. */
  readonly requestTimeout: number;
  readonly logger: Logger;
};

const NO_JSON_TYPE: Refusal = {
  status: 415,
  code: 'BAD_REQUEST',
  message: 'Send the body as application/json.',
};
const NO_JSON: Refusal = { status: 400, code: 'BAD_REQUEST', message: 'The body is not valid JSON.' };
const BUG: Refusal = {
  status: 500,
  code: 'INTERNAL_SERVER_ERROR',
  message: INTERNAL_MESSAGE,
};

const NOT_READ = { operation: null, operationType: null };

/**
 * Makes the function that answers POST /graphql, as GraphQL over HTTP has it. It goes past Fastify: what that does for any route takes a good
 * part of the time of a small operation, and this route needs little of it.
 */
export function graphqlPost(options: GraphqlPostOptions): (exchange: Exchange) => void {
  const { server, bodies, bodyLimit } = options;
  return (exchange) => {
    const { request } = exchange;
    const { headers } = request;
    if (isEmpty(headers)) return void run(options, exchange, undefined);
    if (!isJson(headers['content-type'])) return refuse(server, exchange, NO_JSON_TYPE);
    readBody(request, bodyLimit, bodies, {
      come(text) {
        const body = parse(text);
        if (body === NO_JSON) refuse(server, exchange, NO_JSON);
        else void run(options, exchange, body);
      },
      // More may come, which is not read.
      refused: (refusal) => refuse(server, exchange, refusal, true),
      gone: (inTime) =>
        inTime
          ? report(server.identity, exchange, { ...NOT_READ, status: 400, codes: ['BAD_REQUEST'] })
          : report(server.identity, exchange, { ...NOT_READ, status: 408, codes: ['REQUEST_TIMEOUT'] }),
    });
  };
}

type Headers = Exchange['request']['headers'];

/** Neither a body nor a type of one. */
const isEmpty = (headers: Headers): boolean =>
  headers['content-type'] === undefined &&
  headers['transfer-encoding'] === undefined &&
  (headers['content-length'] ?? '0') === '0';

/** With whatever parameters: JSON has only one encoding. */
function isJson(contentType: string | undefined): boolean {
  if (contentType === 'application/json') return true;
  const [type = ''] = (contentType ?? '').split(';', 1);
  return type.trim().toLowerCase() === 'application/json';
}

/** The value, or {@link NO_JSON}. Not the parser's own error: it quotes the text. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return NO_JSON;
  }
}

async function run(options: GraphqlPostOptions, exchange: Exchange, body: unknown): Promise<void> {
  const { server, service, configurations, askingOf, requestTimeout, logger } = options;
  const { request, response, began } = exchange;
  const { headers } = request;
  const choice = chooseProvider(configurations, headers[CONFIGURATION_HEADER]);
  if ('code' in choice && choice.code === 'UNKNOWN_CONFIGURATION') {
    refuse(server, exchange, { status: 400, ...choice });
    return;
  }
  if ('configuration' in choice && configurations.providers.size > 1) {
    exchange.configuration = choice.configuration;
  }
  const time = new RequestTime(response, began, requestTimeout);
  let asking: Asking | Promise<Asking>;
  try {
    asking = askingOf(request, body);
    if (asking instanceof Promise) asking = await asking;
  } catch (error) {
    time.end();
    await refuseCaller(options, exchange, choice, error);
    return;
  }
  const context =
    'configuration' in choice
      ? new OperationForProvider(choice, asking, exchange, time, logger)
      : new OperationForSchema(choice, exchange, time, logger);
  try {
    const asked = { body, contentType: headers['content-type'], accept: headers.accept };
    const answered = await service.answer(asked, context);
    answer(server, exchange, answered);
  } catch (error) {
    context.log.error({ err: error }, 'A request failed');
    if (!response.headersSent) refuse(server, exchange, BUG);
  } finally {
    time.end();
  }
}

/** Answers a request whose caller is not known. Why stands in the log. */
async function refuseCaller(
  { server, unknownCallers, logger }: GraphqlPostOptions,
  exchange: Exchange,
  choice: ReturnType<typeof chooseProvider>,
  error: unknown,
): Promise<void> {
  const configuration = 'configuration' in choice ? choice.configuration : '';
  try {
    if (unknownCallers === null) throw error;
    if (error instanceof IdentityError) {
      logger.warn({ requestId: exchange.id, reason: error.reason, err: error.cause }, 'A caller was refused');
    }
    const refusal = await unknownCallers.refuse(error, {
      requestId: exchange.id,
      configuration,
      at: Date.now(),
    });
    refuse(server, exchange, refusal);
  } catch (bug) {
    logger.error({ requestId: exchange.id, err: bug }, 'A request failed');
    refuse(server, exchange, BUG);
  }
}
