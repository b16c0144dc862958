import { z } from 'zod';
import { providerKind, withoutTheOther } from './provider-kind.ts';
import { idKey, idKeys, text } from './setting-kinds.ts';

const SHAPE = z.strictObject({
  provider: z.literal('fake'),
  people: text.optional(),
  idKey: idKey.optional(),
  previousIdKeys: idKeys.optional(),
});

export type FakeSettings = Readonly<z.output<typeof SHAPE>>;

export const FAKE = providerKind({
  prefix: 'CPR_FAKE_',
  shape: SHAPE,
  conflicts: (given) => withoutTheOther(given, ['previousIdKeys'], 'idKey', 'a key for ids'),
  complete: (settings): FakeSettings => settings,
});
