import type { DatafordelerSettings } from '../../../configuration/provider-settings.ts';
import { KeptSchemaError, readKeptSchema, type Finding, type KeptSchema } from './kept-schema.ts';
import type { KeyInput } from '../wire/key-input.ts';
import { privateAlways, PRIVATE_FIELDS } from '../wire/private-selection.ts';
import { PUBLIC_ALWAYS, PUBLIC_FIELDS } from '../wire/public-selection.ts';
import { PRIVATE_SECTOR, PUBLIC_SECTOR, type Service } from '../wire/service.ts';
import { createSelections } from '../wire/selections.ts';

/** What a schema of the service means for our questions. */
export type SchemaReview = {
  /** Every field of the service that is asked for. */
  readonly findings: readonly Finding[];
  /** Our fields that nothing can fill with this schema. */
  readonly notOffered: readonly string[];
  /** Our fields that will lack a part. */
  readonly incomplete: readonly string[];
  /** How people are asked for: where in the input the keys stand, and how many at once. */
  readonly askedBy: readonly KeyInput[];
  /** Why no question can be asked at all, or null. */
  readonly obstacle: string | null;
};

type Sector = {
  readonly service: Service;
  readonly always: (schema: KeptSchema) => readonly string[];
  /** The keys that people are asked for by. */
  readonly keys: readonly ('personnummer' | 'id')[];
  readonly byField: Readonly<Record<string, string>>;
};

const SECTORS: Readonly<Record<DatafordelerSettings['sector'], Sector>> = {
  public: {
    service: PUBLIC_SECTOR,
    always: () => [PUBLIC_ALWAYS],
    keys: ['personnummer', 'id'],
    byField: PUBLIC_FIELDS,
  },
  private: {
    service: PRIVATE_SECTOR,
    always: privateAlways,
    keys: ['personnummer'],
    byField: PRIVATE_FIELDS,
  },
};

/**
 * Compares the sector's selections with a schema.
 *
 * @throws KeptSchemaError when it is no schema of that sector's service
 */
export function reviewSchema(sdl: string, sector: DatafordelerSettings['sector']): SchemaReview {
  const { service, keys, byField, ...sectors } = SECTORS[sector];
  const schema = readKeptSchema(sdl, service);
  const always = sectors.always(schema);
  const selections = [...always, ...Object.values(byField)];
  const findings = new Map(
    selections.flatMap((selection) => schema.review(selection)).map((finding) => [finding.path, finding]),
  );
  const isIncomplete = (field: string) =>
    schema.review(byField[field] ?? '').some(({ verdict }) => verdict !== 'has');
  try {
    const askedBy = keys.map((key) => schema.keyInput(key));
    const { notOffered } = createSelections(always, byField, schema);
    const incomplete = Object.keys(byField).filter(
      (field) => isIncomplete(field) && !notOffered.includes(field),
    );
    return { findings: [...findings.values()], notOffered, incomplete, askedBy, obstacle: null };
  } catch (error) {
    if (!(error instanceof KeptSchemaError)) throw error;
    return {
      findings: [...findings.values()],
      notOffered: [],
      incomplete: [],
      askedBy: [],
      obstacle: error.message,
    };
  }
}
