import DataLoader from 'dataloader';
import type { Citizen, PersonKey } from '../../domain/citizen.ts';
import type { PersonStatus } from '../../domain/code-lists.ts';
import type { CprEvent } from '../../domain/cpr-event.ts';
import type { CprNumber } from '../../domain/cpr-number.ts';
import type { PrivateCitizen } from '../../domain/private-citizen.ts';
import type { DisclosureOutcome } from '../../ledger/ledger.ts';
import { calledOff } from '../../providers/called-off.ts';
import { ProviderError } from '../../providers/provider-error.ts';
import type { Circumstances, Inquiry } from '../../providers/provider.ts';
import type { Told } from '../../providers/told.ts';
import { CodedError } from '../errors/coded-error.ts';
import type { Allowance } from './allowance.ts';
import type { RequestContext } from './request-context.ts';
import { isWithheld, protectedView } from './protected-view.ts';
import { PersonLoader, type PersonLookUp } from './person-loader.ts';

/** A private citizen with the number that they were asked for by, the only one that a company is told. */
export type PrivateCitizenView = PrivateCitizen & { readonly cpr: CprNumber | null };

/**
 * The look-ups of one request. Whatever asks for a person (a root field, an entity, a relative, an alias) goes through here with what it
 * wants to know. So nothing is asked twice, and all that one level asks is one call to the provider.
 */
export class Loaders {
  readonly #request: RequestContext;
  /** How many people may be asked for; null where nobody counts. */
  allowance: Allowance | null = null;
  /** Whether protected people are left out of what a company is told as if they were not there. */
  hidesProtected = false;
  readonly #hidden = new Set<string>();
  readonly #missed = new Set<string>();
  // Each is made when it is first asked for: most requests need one.
  #citizens: PersonLoader<Citizen> | null = null;
  #privateCitizens: PersonLoader<PrivateCitizenView> | null = null;
  #events: DataLoader<string, CprEvent | null> | null = null;

  constructor(request: RequestContext) {
    this.#request = request;
  }

  get citizens(): PersonLoader<Citizen> {
    return (this.#citizens ??= new PersonLoader<Citizen>({
      typeName: 'Citizen',
      ask: (inquiries) => this.#askCitizens(inquiries),
      keysOf: citizenKeys,
      tellsWholePeople: this.#request.provider.capabilities.tellsWholePeople,
    }));
  }

  get privateCitizens(): PersonLoader<PrivateCitizenView> {
    return (this.#privateCitizens ??= new PersonLoader<PrivateCitizenView>({
      typeName: 'PrivateCitizen',
      ask: (inquiries) => this.#askPrivateCitizens(inquiries),
      keysOf: () => [],
      tellsWholePeople: this.#request.provider.capabilities.tellsWholePeople,
    }));
  }

  get events(): DataLoader<string, CprEvent | null> {
    return (this.#events ??= new DataLoader(async (ids) => {
      const { provider } = this.#request;
      if (!provider.capabilities.events) throw notOffered('has no events');
      requireTime(this.#request);
      return provider.eventsById(ids, this.#request.signal);
    }));
  }

  async #askCitizens(inquiries: readonly Inquiry<Citizen>[]) {
    const { provider } = this.#request;
    if (!provider.capabilities.citizens) throw notOffered('has no citizens, only what a company may see');
    requireTime(this.#request);
    const { allowance } = this;
    if (allowance === null) return provider.citizens(inquiries, new RequestCircumstances(this.#request));
    allowance.takePeople(inquiries.length);
    const people = await provider.citizens(inquiries, new RequestCircumstances(this.#request));
    this.#takeMisses(inquiries, people);
    return people;
  }

  async #askPrivateCitizens(inquiries: readonly Inquiry<PrivateCitizenView>[]) {
    const { provider } = this.#request;
    if (!provider.capabilities.privateCitizens) throw notOffered('does not answer companies');
    requireTime(this.#request);
    this.allowance?.takePeople(inquiries.length);
    const people = await provider.privateCitizens(
      // The number comes from the question, and is not asked for.
      inquiries as readonly Inquiry<PrivateCitizen>[],
      new RequestCircumstances(this.#request),
    );
    const told = people.map((person, index) => {
      if (person === null || person instanceof ProviderError) return person;
      const key = inquiries[index]?.key;
      const cpr = key?.cpr ?? null;
      if (!isWithheld(person)) return { ...person, cpr };
      if (!this.hidesProtected) return { ...protectedView(person), cpr };
      if (key !== undefined) this.#hidden.add(keyText(key));
      return null;
    });
    if (this.allowance !== null) this.#takeMisses(inquiries, told);
    return told;
  }

  /** How it ended for somebody who was looked up and is not told of. */
  endOf({ key, answer }: PersonLookUp<unknown>): DisclosureOutcome {
    if (answer === null) return this.#hidden.has(keyText(key)) ? 'HIDDEN' : 'MISSED';
    if (this.#missed.has(keyText(key))) return 'MISSED';
    return answer instanceof CodedError ? 'REFUSED' : 'FAILED';
  }

  /** @throws CodedError where there were too many: whoever was found among them is not told of either, but the misses count. */
  #takeMisses(inquiries: readonly Inquiry<never>[], people: readonly unknown[]): void {
    const missed = inquiries.filter((_inquiry, index) => people[index] === null);
    for (const { key } of missed) this.#missed.add(keyText(key));
    this.allowance?.takeMisses(missed.length);
  }
}

/** The signal is made only for a provider that looks at it. */
class RequestCircumstances implements Circumstances {
  readonly requestId: string;
  readonly #request: RequestContext;

  constructor(request: RequestContext) {
    this.requestId = request.requestId;
    this.#request = request;
  }

  get signal(): AbortSignal {
    return this.#request.signal;
  }
}

/**
 * A person found by one key is known by their other key too. That does not hold for numbers that may lead to somebody else: one that they had
 * before, or that of a closed record.
 */
function citizenKeys({ id, cpr, status }: Told<Citizen>): PersonKey[] {
  const isOpen = !(status instanceof ProviderError) && !CLOSED.includes(status);
  return cpr === null || cpr instanceof ProviderError || !isOpen ? [{ id }] : [{ id }, { cpr }];
}

const keyText = ({ cpr, id = '' }: PersonKey): string => (cpr === undefined ? `=${id}` : `#${cpr.reveal()}`);

const CLOSED: readonly PersonStatus[] = [
  'ANNULLED',
  'CLOSED',
  'CLOSED_AS_DUPLICATE',
  'CLOSED_NUMBER_CHANGED',
];

const notOffered = (what: string): CodedError =>
  new CodedError('NOT_OFFERED_BY_PROVIDER', `The source behind this deployment ${what}.`);

/** Once the request is over nothing new is asked, even if the last answers lead to more people. */
function requireTime({ isOver }: RequestContext): void {
  if (isOver) throw calledOff();
}
