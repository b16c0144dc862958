import type { Loaders } from './loaders.ts';
import type { RequestContext } from './request-context.ts';

/** What every resolver of one request shares. */
export type Context = RequestContext & {
  /** How many people one field may look up. */
  readonly mostKeys: number;
  readonly loaders: Loaders;
};
