import type { Fault, FaultError } from './fault.ts';

/**
 * Whether a fault says that nobody has the number. The platform's codes are not public, nor where in a fault they stand: integrators have seen
 * `PNRNotFound` in its body, and "PNR not found" in what their SOAP libraries tell of it. An outage must never be told as nobody, so the words
 * count only where they are all that is said:
 *
 * 1. The errors of the detail decide, where they say anything. Every one of them must say it.
 * 2. A gateway that fails (HTTP 502 to 504) is believed by the code of an error only, because its words may quote anybody.
 * 3. Else any other text of the fault counts that says it and nothing else; in the detail, if it is the only one there.
 */
export function saysNotFound(fault: Fault, status: number): boolean {
  const errors = fault.errors.map(saysSo).filter((said) => said !== 'NOTHING');
  if (errors.some((said) => said === 'SOMETHING_ELSE')) return false;
  if (GATEWAY_FAILED.includes(status)) return errors.includes('BY_CODE');
  if (errors.length > 0) return true;
  const [detail, ...more] = fault.details;
  if (detail !== undefined && more.length === 0 && isNotFound(detail)) return true;
  return [faultCodeOf(fault.code), fault.text, fault.actor].some((text) => text !== null && isNotFound(text));
}

const GATEWAY_FAILED: readonly number[] = [502, 503, 504];

type Said = 'BY_CODE' | 'IN_WORDS' | 'SOMETHING_ELSE' | 'NOTHING';

/** What one error says: by its code, or in its text, if its code does not tell of an outage. */
function saysSo({ codes, texts }: FaultError): Said {
  if (codes.some(isToken)) return codes.every(isToken) ? 'BY_CODE' : 'SOMETHING_ELSE';
  if (codes.some((code) => SAYS_MORE.test(code))) return 'SOMETHING_ELSE';
  if (texts.length === 0) return 'NOTHING';
  return texts.every(isNotFound) ? 'IN_WORDS' : 'SOMETHING_ELSE';
}

/** `PNRNotFound`, in whatever case and with blanks, `_` or `-` between the words. */
const isToken = (text: string): boolean => /^pnr[\s_-]*not[\s_-]*found$/i.test(text);

/** A CPR number, or what hides one. */
const NUMBER = String.raw`["'(]?(?:[\dx*]{6}[ -]?[\dx*]{4}|[x*#•.…-]{1,10})["')]?`;
const SENTENCE = new RegExp(
  String.raw`^(?:([\w.:-]+): ?)?PNR[ :_-]*(?:${NUMBER} )?not[ _-]*found(?:[ :]+${NUMBER})?[.!]?$`,
  'i',
);
/** Words in a code, or in a prefix that says who speaks, that do not mean "not in the register": a cache that lacks it, a timeout. */
const SAYS_MORE = /cache|time-?out|unavailable/i;

/** The sentence is short; what is longer says something else. */
const LONGEST = 200;

/** Whether a text is "PNR not found" and nothing else but for a prefix and the number: "CPR: PNR 0101591234 not found." */
function isNotFound(text: string): boolean {
  if (text.length > LONGEST) return false;
  const sentence = SENTENCE.exec(text.replace(/\s+/g, ' '));
  return sentence !== null && !SAYS_MORE.test(sentence[1] ?? '');
}

/** What SOAP's own code is refined by: `Server.PNRNotFound` (SOAP 1.1, section 4.4.1), behind any prefix of a namespace. */
const faultCodeOf = (code: string | null): string | null =>
  code?.replace(/^.*:/s, '').replace(/^(?:Client|Server)\./, '') ?? null;
