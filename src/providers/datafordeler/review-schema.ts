import type { DatafordelerSettings } from '../../configuration/provider-settings.ts';
import { KeptSchemaError, readKeptSchema, type Finding } from './kept-schema.ts';
import { PRIVATE_ALWAYS, PRIVATE_FIELDS } from './private-selection.ts';
import { PUBLIC_ALWAYS, PUBLIC_FIELDS } from './public-selection.ts';
import { PRIVATE_SECTOR, PUBLIC_SECTOR, type Service } from './question.ts';
import { createQuestions } from './questions.ts';

/** What a schema of the service means for what is asked of it. */
export type SchemaReview = {
  /** Every field of the service that is asked for. */
  readonly findings: readonly Finding[];
  /** Our fields that nothing can fill with this schema. */
  readonly notOffered: readonly string[];
  /** Our fields that will lack a part. */
  readonly incomplete: readonly string[];
  /** Why no question can be asked at all, or null. */
  readonly obstacle: string | null;
};

type Sector = {
  readonly service: Service;
  readonly always: string;
  readonly byField: Readonly<Record<string, string>>;
};

const SECTORS: Readonly<Record<DatafordelerSettings['sector'], Sector>> = {
  public: { service: PUBLIC_SECTOR, always: PUBLIC_ALWAYS, byField: PUBLIC_FIELDS },
  private: { service: PRIVATE_SECTOR, always: PRIVATE_ALWAYS, byField: PRIVATE_FIELDS },
};

/**
 * Holds the sector's selections against a schema.
 *
 * @throws KeptSchemaError when it is no schema of that sector's service
 */
export function reviewSchema(sdl: string, sector: DatafordelerSettings['sector']): SchemaReview {
  const { service, always, byField } = SECTORS[sector];
  const schema = readKeptSchema(sdl, service.root);
  const selections = [always, ...Object.values(byField)];
  const findings = new Map(
    selections.flatMap((selection) => schema.review(selection)).map((finding) => [finding.path, finding]),
  );
  const isIncomplete = (field: string) =>
    schema.review(byField[field] ?? '').some(({ verdict }) => verdict !== 'has');
  try {
    const { notOffered } = createQuestions(always, byField, schema);
    const incomplete = Object.keys(byField).filter(
      (field) => isIncomplete(field) && !notOffered.includes(field),
    );
    return { findings: [...findings.values()], notOffered, incomplete, obstacle: null };
  } catch (error) {
    if (!(error instanceof KeptSchemaError)) throw error;
    return { findings: [...findings.values()], notOffered: [], incomplete: [], obstacle: error.message };
  }
}
