import type { Citizen } from '../../../domain/citizen.ts';
import type { CprNumber } from '../../../domain/cpr-number.ts';
import { ProviderError } from '../../provider-error.ts';
import type { Told } from '../../told.ts';
import type { Connections } from '../../transport/http/connections.ts';
import type { BytesReply } from '../../transport/http/exchange.ts';
import type { CallAbout } from '../../transport/upstream-channels.ts';
import type { Resilience } from '../../transport/resilience/resilience.ts';
import { soapAction, type Version } from './contract.ts';
import { writeEnvelope, type CallerContext } from './envelope.ts';
import { httpFailure, readFault } from './faults.ts';
import { citizenOf, presentNumberIn } from '../mapping/person.ts';
import { readAnswer, type Answer } from './read-answer.ts';

/**
 * Asks for one person; `null` when the register has nobody by this number. Asked by a number that somebody had before, it gives the one that
 * they have now: it is not known whether the service tells the person or the closed record of the old number then.
 */
export type PersonLookup = (number: CprNumber, inquiry: Inquiry) => Promise<Told<Citizen> | CprNumber | null>;

type Inquiry = {
  readonly signal: AbortSignal;
  readonly requestId?: string | undefined;
  /** Who wants to know, for the platform's record. */
  readonly onBehalfOfUser?: string | undefined;
};

type Options = {
  readonly url: string;
  readonly version: Version;
  readonly context: CallerContext;
  /** To whose account the calls go. */
  readonly accountingInfo?: string | undefined;
  readonly connections: Connections;
  readonly resilience: Resilience;
  /** The id of the person who has this number now. */
  readonly idOf: (cpr: CprNumber) => string;
};

/** The service's one operation, `PersonLookup`, with every failure told apart. Every rejection is a ProviderError, or what a bug threw. */
export function createPersonLookup({
  url,
  version,
  context,
  accountingInfo,
  connections,
  resilience,
  idOf,
}: Options): PersonLookup {
  const headers = {
    'content-type': 'text/xml; charset=utf-8',
    accept: 'text/xml',
    soapaction: `"${soapAction(version)}"`,
  };

  return (number, { signal, requestId, onBehalfOfUser }) => {
    const record = { onBehalfOfUser, callIdentifier: requestId, accountingInfo };
    const body = writeEnvelope({ version, context, number, ...record });
    return resilience.run(
      async (attemptSignal) => {
        const reply = await connections.exchangeBytes(url, {
          method: 'POST',
          headers,
          body,
          signal: attemptSignal,
        });
        const answer = read(reply, version);
        if (answer.kind === 'person') {
          const present = presentNumberIn(answer.response, number);
          if (!present.equals(number)) return present;
          return citizenOf(answer.response, { asked: number, version, now: new Date(), idOf });
        }
        const meaning = readFault(answer.fault, reply);
        if (meaning === 'NOT_FOUND') return null;
        throw meaning;
      },
      signal,
      FOR_PERSON,
    );
  };
}

const FOR_PERSON: CallAbout = { operation: 'LOOK_UP', keys: 1 };

/** A fault counts whatever the status, a person with HTTP 200 alone. */
function read({ status, headers, bytes }: BytesReply, version: Version): Answer {
  const contentType = headers['content-type'];
  try {
    const answer = readAnswer(bytes, typeof contentType === 'string' ? contentType : null, version);
    if (status === 200 || answer.kind === 'fault') return answer;
  } catch (error) {
    if (status === 200 || !(error instanceof ProviderError)) throw error;
  }
  throw httpFailure({ status, headers });
}
