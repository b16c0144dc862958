import { CprNumber } from '../../domain/cpr-number.ts';
import type { Citizen } from '../../domain/citizen.ts';
import type { Told } from '../../providers/told.ts';
import type { CprEvent } from '../../domain/cpr-event.ts';
import { CodedError } from '../errors/coded-error.ts';
import type { Context } from '../operation/context.ts';
import type { LookUp } from '../operation/execution/look-up.ts';
import type { PrivateCitizenView } from '../operation/loaders.ts';
import type { ResolverInfo } from '../operation/resolver-info.ts';
import { requireShortList } from '../operation/limits/key-list.ts';
import { requireCprNumber } from './require-cpr-number.ts';
import { citizenFields, privateCitizenFields } from '../operation/preparation/wanted-fields.ts';

type Entity = Told<Citizen> | Told<PrivateCitizenView> | CprEvent;
/** What an entity is looked up with: the whole list, in one go. */
type LookedUp = LookUp<Entity | null> | Promise<Entity | null>;

/**
 * Resolves `_entities`: each representation in its own place, all in one batch. A representation that can't be resolved fails alone.
 * The library's own resolver lets one unknown `__typename` or one synchronous throw take the whole list.
 */
export function resolveEntities(
  _root: unknown,
  { representations }: { readonly representations: readonly unknown[] },
  context: Context,
  info: ResolverInfo,
): (LookedUp | Error)[] {
  const { mostKeys } = context;
  if (representations.length > mostKeys)
    requireShortList(differentKeys(representations as Representation[]), 'representations', mostKeys);
  return representations.map((representation, index) => {
    try {
      return loadEntity(representation as Representation, `representations[${index}]`, context, info);
    } catch (error) {
      return error as Error;
    }
  });
}

/** The type of an entity by the one property that only it has. */
export function entityTypeName(entity: Entity): 'Citizen' | 'PrivateCitizen' | 'CprEvent' {
  if ('registeredAt' in entity) return 'CprEvent';
  return 'sex' in entity ? 'Citizen' : 'PrivateCitizen';
}

type Representation = { readonly __typename?: unknown; readonly id?: unknown; readonly cpr?: unknown } | null;

/** One key for each look-up: a router may name the same person in many places. A representation without a usable key counts as one. */
function differentKeys(representations: readonly Representation[]): unknown[] {
  const keys = representations.map((representation, index) => {
    const { __typename: type, id, cpr } = representation ?? {};
    if (typeof type !== 'string') return index;
    if (typeof id === 'string') return `${type} id:${id}`;
    const number = CprNumber.parse(cpr);
    return number instanceof CprNumber ? `${type} ${number.reveal()}` : index;
  });
  return [...new Set(keys)];
}

function loadEntity(
  representation: Representation,
  place: string,
  { loaders }: Context,
  info: ResolverInfo,
): LookedUp {
  switch (representation?.__typename) {
    case 'Citizen':
      return loaders.citizens.find(personKey(representation, place), citizenFields(info));
    case 'PrivateCitizen':
      return loaders.privateCitizens.find(personKey(representation, place), privateCitizenFields(info));
    case 'CprEvent':
      return loaders.events.load(requireId(representation, place));
    default:
      throw new CodedError(
        'INVALID_ENTITY_REFERENCE',
        `"${place}.__typename" names no entity of this subgraph; it has Citizen, PrivateCitizen and CprEvent.`,
        { argument: place },
      );
  }
}

/** By id where there is one: a router that knows both keys may send both. */
function personKey(representation: NonNullable<Representation>, place: string) {
  const { id = null, cpr = null } = representation;
  if (id !== null) return { id: requireId(representation, place) };
  if (cpr !== null) return { cpr: requireCprNumber(CprNumber.parse(cpr), `${place}.cpr`) };
  throw new CodedError('INVALID_ENTITY_REFERENCE', `"${place}" has no key: it needs "id" or "cpr".`, {
    argument: place,
  });
}

function requireId({ id }: NonNullable<Representation>, place: string): string {
  if (typeof id === 'string') return id;
  throw new CodedError('INVALID_ENTITY_REFERENCE', `"${place}" has no key: "id" must be a text.`, {
    argument: place,
  });
}
