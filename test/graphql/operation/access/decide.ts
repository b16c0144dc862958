import { parse } from 'graphql';
import {
  createAccess,
  type Access,
  type AccessRequest,
} from '../../../../src/graphql/operation/access/access.ts';
import { AccessRefused } from '../../../../src/graphql/operation/access/access-refused.ts';
import {
  prepareOperation,
  type PreparedOperation,
} from '../../../../src/graphql/operation/preparation/prepared-operation.ts';
import { callerWith } from '../../../access/callers.ts';
import { purposeSetting, purposeSettings } from '../../../access/purpose-settings.ts';
import { schema } from '../both-executors.ts';

const NO_LIMITS = { limits: { depth: 1e9, cost: 1e9, keys: 1e9, fields: 1e9 }, suggest: true };

export const prepare = (document: string): PreparedOperation =>
  prepareOperation(schema, parse(document), undefined, NO_LIMITS);

/** Access to one purpose, `TEST`, that is configured so. */
export const accessWith = (setting: Record<string, unknown>, others: Record<string, unknown> = {}): Access =>
  createAccess({ schema, settings: purposeSettings({ TEST: purposeSetting(setting) }, others) });

export type Asked = Partial<Omit<AccessRequest, 'operation'>>;

export const decideOn = (access: Access, operation: PreparedOperation, asked: Asked = {}) =>
  access.decide({
    operation,
    variables: {},
    caller: callerWith(),
    purposeName: 'TEST',
    now: new Date('2026-06-01T12:00:00Z'),
    ...asked,
  });

/** What is not granted of an operation; the code, where it is refused for another reason; `granted` where it may run. */
export function outcomeOf(access: Access, document: string | PreparedOperation, asked: Asked = {}): unknown {
  try {
    decideOn(access, typeof document === 'string' ? prepare(document) : document, asked);
    return 'granted';
  } catch (error) {
    if (!(error instanceof AccessRefused)) throw error;
    return error.extensions['coordinates'] ?? error.extensions['code'];
  }
}
