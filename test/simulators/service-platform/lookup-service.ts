import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { readBytes, sendHtml, waitFor } from '../http-answer.ts';
import type { FailurePlans } from '../failure-plans.ts';
import { ContractProblem } from './contract.ts';
import { readRequest, type LookupRequest } from './read-request.ts';
import { refusalOf } from './registration.ts';
import type { ServicePeople } from './service-people.ts';
import type { ServicePerson } from './service-person.ts';
import { pathOf, SERVICE_VERSIONS, soapActionOf, type ServiceVersion } from './service-version.ts';
import { sendFailure, type ServiceFailure } from './service-failures.ts';
import { writeAnswer, writeFault } from './write-answer.ts';
import { send, type Answer } from './xml-answer.ts';

/** A request by the contract that reached the service. */
export type LoggedLookup = {
  readonly version: ServiceVersion;
  readonly number: string;
  readonly context: 'authority' | 'invocation';
  readonly onBehalfOfUser: string | null;
  readonly callIdentifier: string | null;
  readonly accountingInfo: string | null;
  readonly soapAction: string | null;
  readonly contentType: string | null;
  /** The whole text of the request. */
  readonly body: string;
};

/** Requests under way, how many there were at most, and how many callers did not wait for the answer. */
export type Load = { now: number; most: number; hungUp: number };

type Parts = {
  readonly people: ServicePeople;
  /** Of the certificate that is registered. */
  readonly fingerprint: string;
  readonly failures: FailurePlans<ServiceFailure>;
  readonly log: LoggedLookup[];
  readonly load: Load;
  readonly pace: { milliseconds: number };
};

/** Enough for any test; a load test must not fill the memory. */
const LOG_SIZE = 10_000;

/**
 * The service behind TLS. It is stricter than the real one is known to be: whatever is not by the contract is refused with a fault of code
 * `Client`, so that a client's mistake shows. Neither the text nor the code of such a fault is publicly known, nor what the real service
 * does with a certificate that is valid but not registered.
 */
export function createLookupService({
  people,
  fingerprint,
  failures,
  log,
  load,
  pace,
}: Parts): RequestListener {
  /** Found out once for each connection: it takes longer than a look-up. */
  const registered = new WeakMap<TLSSocket, boolean>();

  return (request, response) => {
    countWhileUnderWay(load, response);
    answer(request, response).catch(() => response.destroy());
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBytes(request);
    const pause = pace.milliseconds > 0 ? waitFor(pace.milliseconds, response) : true;
    // What is done for the answer is done in that time, as it would be elsewhere.
    const send = sending(request, response, body);
    if (await pause) await send();
  }

  /** How this request is answered, ready to be sent. */
  function sending(
    request: IncomingMessage,
    response: ServerResponse,
    body: Buffer,
  ): () => Promise<void> | void {
    const refusal = (reason: string) => () => sendAnswer(response, clientFault(reason));
    const version = SERVICE_VERSIONS.find((each) => pathOf(each) === request.url);
    if (version === undefined) return () => sendHtml(response, 404, 'Not Found');
    if (request.method !== 'POST') return () => sendHtml(response, 405, 'Method Not Allowed');
    if (!isRegistered(request.socket as TLSSocket)) {
      return refusal('The certificate is not registered.');
    }
    const problem = headerProblem(request, version);
    if (problem !== null) return refusal(problem);
    const lookup = readRequest(body, version);
    if (lookup instanceof ContractProblem) return refusal(lookup.text);
    log.push(logged(request, version, lookup, body));
    if (log.length > LOG_SIZE) log.shift();
    const plan = failures.take(lookup.number);
    if (plan !== null) {
      const { number } = lookup;
      return () =>
        sendFailure({ plan, number, version, people, answer: () => answerTo(lookup, version), response });
    }
    const found = answerTo(lookup, version);
    return () => sendAnswer(response, found);
  }

  function isRegistered(connection: TLSSocket): boolean {
    const known = registered.get(connection);
    if (known !== undefined) return known;
    const answer = connection.getPeerCertificate().fingerprint256 === fingerprint;
    registered.set(connection, answer);
    return answer;
  }

  function answerTo({ number, context }: LookupRequest, version: ServiceVersion): Answer {
    const refusal = refusalOf(context, version);
    if (refusal !== null) return clientFault(refusal);
    if (!/^\d{10}$/.test(number)) return clientFault('The PNR is not ten digits.');
    const person = people.byNumber(number);
    return person === null ? NOT_FOUND : { status: 200, xml: written(person, version) };
  }
}

/** What was written of a person; who asks for the same one over and over gets it again. */
const WRITTEN: Readonly<Record<ServiceVersion, WeakMap<ServicePerson, string>>> = {
  4: new WeakMap(),
  5: new WeakMap(),
};

function written(person: ServicePerson, version: ServiceVersion): string {
  const xml = WRITTEN[version].get(person) ?? writeAnswer(person, version);
  WRITTEN[version].set(person, xml);
  return xml;
}

/** Its two texts are known, not where each of them stands. */
const NOT_FOUND: Answer = {
  status: 500,
  xml: writeFault({
    faultcode: 'Server',
    faultstring: 'PNR not found',
    error: { code: 'PNRNotFound', text: 'PNR not found' },
  }),
};

function clientFault(faultstring: string): Answer {
  return { status: 500, xml: writeFault({ faultcode: 'Client', faultstring }) };
}

function sendAnswer(response: ServerResponse, { status, xml }: Answer): void {
  send(response, status, xml);
}

/** A client in use sends neither header and is answered, so only what is sent must be right. */
function headerProblem({ headers }: IncomingMessage, version: ServiceVersion): string | null {
  const { soapaction, 'content-type': contentType } = headers;
  if (contentType !== undefined && !/^text\/xml(;|$)/i.test(contentType)) return 'Expected text/xml.';
  return soapaction === undefined || soapaction === `"${soapActionOf(version)}"`
    ? null
    : 'Expected the SOAPAction of this version, in quotes.';
}

function logged(
  { headers }: IncomingMessage,
  version: ServiceVersion,
  { number, context, ...record }: LookupRequest,
  body: Buffer,
): LoggedLookup {
  return {
    version,
    number,
    context: context.kind,
    ...record,
    soapAction: headers['soapaction']?.toString() ?? null,
    contentType: headers['content-type'] ?? null,
    body: body.toString(),
  };
}

/** Until the answer is written, or the connection is gone before that. */
function countWhileUnderWay(load: Load, response: ServerResponse): void {
  let isOver = false;
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    load.now -= 1;
    if (!response.writableFinished) load.hungUp += 1;
  };
  load.now += 1;
  load.most = Math.max(load.most, load.now);
  response.once('finish', end).once('close', end);
}
