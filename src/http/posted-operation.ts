import type { Logger } from 'pino';
import type { Asking } from '../graphql/operation/asking.ts';
import type { Log, RequestContext, SchemaRequestContext } from '../graphql/operation/request-context.ts';
import type { Choice, Refusal } from './choose-provider.ts';
import type { Exchange } from './exchange.ts';
import type { RequestTime } from './request-time.ts';

/** What an operation is told of the request that brought it. Classes, because getters of a literal are made anew for each request. */
abstract class PostedOperation {
  readonly requestId: string;
  readonly now = new Date();
  readonly #exchange: Exchange;
  readonly #time: RequestTime;
  readonly #logger: Logger;

  constructor(exchange: Exchange, time: RequestTime, logger: Logger) {
    this.requestId = exchange.id;
    this.#exchange = exchange;
    this.#time = time;
    this.#logger = logger;
  }

  get signal(): AbortSignal {
    return this.#time.signal;
  }

  get isOver(): boolean {
    return this.#time.isOver;
  }

  /** Adds the id of the request to what is logged. A child logger would cost something for each request, and most log nothing here. */
  get log(): Log {
    const { id, configuration } = this.#exchange;
    const known = { requestId: id, ...(configuration === null ? {} : { configuration }) };
    const logger = this.#logger;
    return {
      warn: (details, message) => {
        logger.warn({ ...known, ...details }, message);
      },
      error: (details, message) => {
        logger.error({ ...known, ...details }, message);
      },
    };
  }
}

/** One for which a provider was chosen. */
export class OperationForProvider extends PostedOperation implements RequestContext {
  readonly configuration: string;
  readonly provider: Choice['provider'];
  readonly asking: Asking;

  constructor(
    { configuration, provider }: Choice,
    asking: Asking,
    ...about: ConstructorParameters<typeof PostedOperation>
  ) {
    super(...about);
    this.asking = asking;
    this.configuration = configuration;
    this.provider = provider;
  }
}

/** One that may ask about the schema alone. */
export class OperationForSchema extends PostedOperation implements SchemaRequestContext {
  readonly provider = null;
  readonly refusal: Refusal;

  constructor(refusal: Refusal, ...about: ConstructorParameters<typeof PostedOperation>) {
    super(...about);
    this.refusal = refusal;
  }
}
