import { CprNumber, type CprNumberInput } from '../../domain/cpr-number.ts';
import { loginErrorOf } from '../../identity/login-errors.ts';
import type {
  CprLoginErrorCode,
  CprNumberInspection,
  QueryResolvers,
} from '../schema/resolver-types.generated.ts';
import type { LookUp } from '../operation/execution/look-up.ts';
import { requireShortList } from '../operation/limits/key-list.ts';
import { requireCprNumber } from './require-cpr-number.ts';
import { citizenFields, privateCitizenFields } from '../operation/preparation/wanted-fields.ts';
import { cprEvents } from './cpr-events.ts';
import { cprDisclosures } from './disclosures.ts';
import { searchCitizens } from './search-citizens.ts';

export const Query: QueryResolvers = {
  citizen: (_root, { cpr }, { loaders }, info) =>
    loaders.citizens.find({ cpr: requireCprNumber(cpr, 'cpr') }, citizenFields(info)),
  citizenById: (_root, { id }, { loaders }, info) => loaders.citizens.find({ id }, citizenFields(info)),
  citizens: (_root, { cprs }, { loaders, mostKeys }, info) => {
    const fields = citizenFields(info);
    return eachOf(cprs, 'cprs', mostKeys, (cpr, argument) =>
      loaders.citizens.find({ cpr: requireCprNumber(cpr, argument) }, fields),
    );
  },
  citizensById: (_root, { ids }, { loaders, mostKeys }, info) => {
    const fields = citizenFields(info);
    return eachOf(ids, 'ids', mostKeys, (id) => loaders.citizens.find({ id }, fields));
  },
  searchCitizens,
  privateCitizen: (_root, { cpr }, { loaders }, info) =>
    loaders.privateCitizens.find({ cpr: requireCprNumber(cpr, 'cpr') }, privateCitizenFields(info)),
  privateCitizens: (_root, { cprs }, { loaders, mostKeys }, info) => {
    const fields = privateCitizenFields(info);
    return eachOf(cprs, 'cprs', mostKeys, (cpr, argument) =>
      loaders.privateCitizens.find({ cpr: requireCprNumber(cpr, argument) }, fields),
    );
  },
  cprEvents,
  cprDisclosures,
  loginError: (_root, { description }) => {
    const error = loginErrorOf(description);
    return error === null ? null : { ...error, code: error.member as CprLoginErrorCode };
  },
  viewer: (_root, _args, { asking }) => asking.caller,
  inspectCprNumber: (_root, { number }) => inspect(CprNumber.parse(number)),
  cprProvider: (_root, _args, { provider }) => provider.capabilities,
};

/** Loads every key of a list; one bad key fails in its own place. */
function eachOf<Key, Loaded>(
  keys: readonly Key[],
  argument: string,
  mostKeys: number,
  load: (key: Key, argument: string) => LookUp<Loaded>,
): (LookUp<Loaded> | Error)[] {
  requireShortList(keys, argument, mostKeys);
  return keys.map((key, index) => {
    try {
      return load(key, `${argument}[${index}]`);
    } catch (error) {
      return error as Error;
    }
  });
}

function inspect(number: CprNumberInput): CprNumberInspection {
  if (!(number instanceof CprNumber)) return { kind: number.kind };
  const { kind, birthDate, sex, checkDigitFits } = number;
  return { kind, birthDate, sex, checkDigitFits };
}
