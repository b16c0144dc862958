import type { Purpose } from '../../access/purpose.ts';
import type { Usage } from '../../ledger/ledger.ts';
import { CodedError } from '../errors/coded-error.ts';

/** How many people a request may still ask for, and how many look-ups may find nobody. Both are counted before anybody is told of. */
export class Allowance {
  readonly #purpose: Purpose;
  readonly #usage: Usage;
  #people = 0;
  #misses = 0;

  constructor(purpose: Purpose, usage: Usage) {
    this.#purpose = purpose;
    this.#usage = usage;
  }

  /**
   * Takes people off, before they are asked for.
   *
   * @throws CodedError where the purpose does not allow so many, or the caller had too many misses already
   */
  takePeople(count: number): void {
    const { mostPeopleARequest, mostPeopleADay, mostMissesADay } = this.#purpose;
    if (mostMissesADay !== null && this.#usage.misses + this.#misses > mostMissesADay) throw tooManyMisses();
    this.#people += count;
    if (mostPeopleARequest !== null && this.#people > mostPeopleARequest) {
      throw tooManyPeople('one request', mostPeopleARequest);
    }
    if (mostPeopleADay !== null && this.#usage.people + this.#people > mostPeopleADay) {
      throw tooManyPeople('one day', mostPeopleADay);
    }
  }

  /**
   * Takes in how many of those who were asked for at once are not told of, whether the register has them or not.
   *
   * @throws CodedError where these are too many: then nothing at all is told of any of them
   */
  takeMisses(count: number): void {
    const { mostMissesADay } = this.#purpose;
    this.#misses += count;
    if (count > 0 && mostMissesADay !== null && this.#usage.misses + this.#misses > mostMissesADay) {
      throw tooManyMisses();
    }
  }
}

/** Whether a purpose bounds anything. */
export const isBounded = ({ mostPeopleARequest, mostPeopleADay, mostMissesADay }: Purpose): boolean =>
  mostPeopleARequest !== null || mostPeopleADay !== null || mostMissesADay !== null;

const tooManyPeople = (when: string, limit: number): CodedError =>
  new CodedError(
    'TOO_MANY_PEOPLE',
    `The purpose allows ${limit} people in ${when}, and this would be more.`,
    { limit },
  );

const tooManyMisses = (): CodedError =>
  new CodedError(
    'TOO_MANY_MISSES',
    'Too many of the people who were asked for are not there. Ask again tomorrow, and only for people whose number you have.',
  );
