import type { Provider } from '../../providers/provider.ts';
import type { Disclosure } from '../../ledger/ledger.ts';
import type { Asking } from './asking.ts';
import { Loaders } from './loaders.ts';
import type { Log, RequestContext } from './request-context.ts';

const NONE: readonly Disclosure[] = [];

/** What every resolver of one request shares. */
export class Context implements RequestContext {
  readonly configuration: string;
  readonly provider: Provider;
  readonly asking: Asking;
  readonly requestId: string;
  readonly now: Date;
  /** How many people one field may look up. */
  readonly mostKeys: number;
  readonly loaders: Loaders;
  /** What resolvers tell of people beside what is written of them. */
  alsoDisclosed: readonly Disclosure[] = NONE;
  /** What the request itself is, without the people that it has found. */
  readonly request: RequestContext;

  constructor(request: RequestContext, mostKeys: number) {
    this.configuration = request.configuration;
    this.provider = request.provider;
    this.asking = request.asking;
    this.requestId = request.requestId;
    this.now = request.now;
    this.mostKeys = mostKeys;
    this.loaders = new Loaders(request);
    this.request = request;
  }

  get signal(): AbortSignal {
    return this.request.signal;
  }

  get log(): Log {
    return this.request.log;
  }

  get isOver(): boolean {
    return this.request.isOver;
  }
}
