import { z } from 'zod';
import { text, wholeNumber } from './setting-kinds.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as "2026-01-31"');
const coordinates = z.array(text);

const purpose = z.strictObject({
  legalBasis: text,
  sector: z.enum(['public', 'private']),
  clients: z.array(text).min(1),
  companies: z
    .array(z.string().regex(/^\d{8}$/, 'expected a CVR number of eight digits'))
    .min(1)
    .optional(),
  validFrom: day.optional(),
  validTo: day.optional(),
  /** Schema coordinates, and names of groups with `@` before them. */
  fields: coordinates.min(1),
  /** Coordinates of arguments: `Query.citizen(cpr:)`. */
  searchKeys: coordinates.min(1),
  assurance: z.enum(['low', 'substantial', 'high']).optional(),
  mostPeopleARequest: wholeNumber(1, 100_000).optional(),
  mostPeopleADay: wholeNumber(1, 100_000_000).optional(),
  /** How many look-ups of one caller may find nobody in 24 hours; 5 for the private sector where it is not given. */
  mostMissesADay: wholeNumber(0, 1_000_000).optional(),
  notGranted: z.enum(['refuse', 'withhold']).default('refuse'),
  /** SHA-256 of the operations that have this purpose without naming it, in hexadecimal. */
  operations: z.array(z.string().regex(/^[0-9a-f]{64}$/)).default([]),
});

/** Why callers may look people up. */
export const PURPOSES = z.strictObject({
  /** Lists of coordinates under names of their own. */
  groups: z.record(z.string().regex(/^[a-z0-9-]+$/), coordinates).default({}),
  purposes: z.record(z.string().regex(/^[A-Z][A-Z0-9_]{0,49}$/), purpose),
  /** Whether only operations that a purpose lists are run. */
  registeredOperationsOnly: z.boolean().default(false),
});

export type PurposeSettings = Readonly<z.output<typeof PURPOSES>>;
