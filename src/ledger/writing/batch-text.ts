import { LETTERS } from '../format/record-line.ts';
import { writtenReference } from '../format/person-reference.ts';
import { circumstancesText, placeText } from '../format/shape.ts';
import type { Circumstances, DisclosedPlace, RequestRecord } from '../ledger.ts';

/**
 * What the main thread hands to the ledger's thread: one text for many records, because a message for each, or an object to copy, costs more than
 * all the rest. Lines are of three kinds:
 *
 *   *                                                    all shapes before this are forgotten
 *   !number TAB definition                               a shape, before the first record that has it
 *   circumstances TAB at TAB request TAB outcome TAB case, and for each disclosure TAB place letter people, with blanks between them
 */
export type BatchText = {
  add(record: RequestRecord): void;
  /** Gives the text so far, and begins a new one. */
  take(): string;
  /** How many characters are waiting. */
  readonly length: number;
  /** Forgets what it has sent: for another thread, which has seen nothing. */
  startAnew(): void;
  /** Whose use a number stands for, as {@link BatchText} gave it out. */
  circumstancesOf(number: number): Circumstances | undefined;
};

export const FORGET = '*';
export const DEFINE = '!';

/** Then all are forgotten: a login is a shape of its own, so there is no end of them. */
const MOST_SHAPES = 20_000;

// eslint-disable-next-line no-control-regex -- tabs and line ends stand between the parts
const CONTROLS = /[\u0000-\u001f\u007f]/;
// eslint-disable-next-line no-control-regex -- as above
const EACH_CONTROL = /[\u0000-\u001f\u007f]/g;

const plain = (text: string): string => (CONTROLS.test(text) ? text.replace(EACH_CONTROL, ' ') : text);

export function createBatchText(): BatchText {
  let text = FORGET + '\n';
  let numbers = new WeakMap<Circumstances | DisclosedPlace, number>();
  let circumstances = new Map<number, Circumstances>();
  // Goes on when all are forgotten: an answer about an old number is never taken for one about a new.
  let last = 0;
  let remembered = 0;

  function forgetShapes(): void {
    numbers = new WeakMap();
    circumstances = new Map();
    remembered = 0;
    text += FORGET + '\n';
  }

  function define(shape: Circumstances | DisclosedPlace, definition: string): number {
    last += 1;
    remembered += 1;
    numbers.set(shape, last);
    text += `${DEFINE}${last}\t${definition}\n`;
    return last;
  }

  return {
    add(record) {
      if (remembered >= MOST_SHAPES) forgetShapes();
      const { circumstances: common, requestId, at, outcome, caseReference, disclosures } = record;
      let number = numbers.get(common);
      if (number === undefined) {
        number = define(common, circumstancesText(common));
        circumstances.set(number, common);
      }
      let line = `${number}\t${at}\t${plain(requestId)}\t${plain(outcome)}\t${plain(caseReference ?? '')}`;
      for (const { place, outcome: ending, people } of disclosures) {
        const known = numbers.get(place) ?? define(place, placeText(place));
        // Joined at once: a text put together from hundreds of pieces is moved piece by piece, by whoever collects the rubbish.
        line += `\t${known}${LETTERS[ending]}${people.map(writtenReference).join(' ')}`;
      }
      text += line + '\n';
    },
    take() {
      const taken = text;
      text = '';
      return taken;
    },
    get length() {
      return text.length;
    },
    startAnew() {
      text = '';
      forgetShapes();
    },
    circumstancesOf: (number) => circumstances.get(number),
  };
}
