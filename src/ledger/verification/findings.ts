/** Something that does not fit: the ledger was changed by somebody else, or is damaged. */
export type Finding = {
  readonly kind:
    | 'SHAPE_CHANGED'
    | 'SHAPE_MISSING'
    | 'RECORD_CHANGED'
    | 'BATCH_CHANGED'
    | 'BATCH_MISSING'
    | 'BATCH_INSERTED'
    | 'EMPTIED_EARLY'
    | 'ANCHOR_CHANGED'
    | 'ANCHOR_MISSING'
    | 'INDEX_DIFFERS';
  /** Which one: `chain 7, batch 12, record 3`. */
  readonly where: string;
  readonly what: string;
};

export type Verification = {
  /** The first thousand. */
  readonly findings: readonly Finding[];
  readonly chains: number;
  readonly batches: number;
  readonly records: number;
  /** How many of the batches retention has emptied. */
  readonly emptied: number;
  readonly anchors: number;
  readonly shapes: number;
  /** Batches since the last anchor of their chain: that none is missing after them can't be shown yet. */
  readonly notAnchored: number;
  /** Chains whose process ended without its word. */
  readonly foundOpen: number;
  /** Batches under keys that were not given: of these only the links were checked, and what the anchors say. */
  readonly keyUnknown: number;
};

export type Report = (finding: Finding) => void;

/** Who changes everything makes as many findings; these are enough to believe it. */
export const MOST_FINDINGS = 1_000;
