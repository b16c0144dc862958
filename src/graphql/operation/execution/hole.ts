/** Stands in a text for what is not known yet. JSON has no such character: in a string it is written as `\u0000`. */
export const GAP = '\0';

const NONE: readonly Hole[] = [];

/** A part of the answer that is written later than what is around it. */
export class Hole {
  /** What it is a part of; null for the whole. */
  parent: Hole | null;
  /** What becomes null where this may not be null and is. */
  region: Hole | null = null;
  /** Its text, with a gap for each hole in it. */
  text = 'null';
  holes: readonly Hole[] = NONE;
  /** Whether a null that spread has taken it out of the answer, or has become all that is left of it. */
  isNulled = false;
  /** Which of the execution's events opened it. */
  readonly event: number;

  constructor(parent: Hole | null, event: number) {
    this.parent = parent;
    this.event = event;
  }

  /** Whether nothing that is written here can be in the answer any more. */
  get isGone(): boolean {
    return this.isNulled || this.parent?.isGone === true;
  }

  becomeNull(): void {
    this.text = 'null';
    this.holes = NONE;
    this.isNulled = true;
  }

  /** The whole text, with everything that has been written into its gaps. */
  toString(): string {
    const { holes, text } = this;
    if (holes.length === 0) return text;
    let whole = '';
    let from = 0;
    for (const hole of holes) {
      const gap = text.indexOf(GAP, from);
      whole += text.slice(from, gap);
      whole += hole.holes.length === 0 ? hole.text : hole.toString();
      from = gap + 1;
    }
    return whole + text.slice(from);
  }
}
