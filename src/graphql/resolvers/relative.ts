import type { CprRelativeResolvers } from '../resolver-types.generated.ts';

export const CprRelative: CprRelativeResolvers = {
  identification: ({ key, person }) =>
    key !== null ? 'CITIZEN' : person !== null ? 'PERSON_WITHOUT_NUMBER' : 'NOT_IDENTIFIED',
  citizen: ({ key }, _args, { loaders }) => (key === null ? null : loaders.citizens.load(key)),
};
