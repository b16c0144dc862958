import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sendHtml, waitFor } from '../http-answer.ts';
import type { FailurePlan } from '../failure-plans.ts';
import * as broken from './broken-answers.ts';
import type { ServicePeople } from './service-people.ts';
import type { ServicePerson } from './service-person.ts';
import type { ServiceVersion } from './service-version.ts';
import { writeAnswer, writeFault, type Fault } from './write-answer.ts';
import { send, XML, type Answer } from './xml-answer.ts';

/** HTTP statuses with a page instead of XML, as a proxy in front of the service would answer. */
type StatusFailure = `status-${401 | 403 | 404 | 429 | 503 | 504}`;

/** Answers that are broken, or strange but right (`latin1`, `utf16`, `cdata`, `prefixed`). */
type BrokenAnswer =
  | 'truncated'
  | 'not-xml'
  | 'empty'
  | 'doctype'
  | 'entity-bomb'
  | 'external-entity'
  | 'undefined-entity'
  | 'huge'
  | 'wrong-namespace'
  | 'soap12'
  | 'two-roots'
  | 'deep'
  | 'without-persondata'
  | 'other-person'
  | 'latin1'
  | 'utf16'
  | 'bad-utf8'
  | 'cdata'
  | 'prefixed'
  | 'answer';

type FaultFailure = 'fault-server' | 'fault-client' | 'fault-echo';

/** The ways the service can fail. `answer` is whatever the plan says. */
export type ServiceFailure = 'slow' | 'reset' | 'hang' | StatusFailure | FaultFailure | BrokenAnswer;

type Failing = {
  readonly plan: FailurePlan<ServiceFailure>;
  readonly number: string;
  readonly version: ServiceVersion;
  readonly people: ServicePeople;
  /** What the service would have said. */
  readonly answer: () => Answer;
  readonly response: ServerResponse;
};

const SLOW_MILLISECONDS = 3_000;
const HUGE = 50_000_000;

const TITLES: Readonly<Record<StatusFailure, string>> = {
  'status-401': 'Unauthorized',
  'status-403': 'Forbidden',
  'status-404': 'Not Found',
  'status-429': 'Too Many Requests',
  'status-503': 'Service Unavailable',
  'status-504': 'Gateway Timeout',
};

export async function sendFailure(failing: Failing): Promise<void> {
  const { plan, answer, response } = failing;
  const { kind } = plan;
  switch (kind) {
    case 'slow':
      if (!(await waitFor(plan.milliseconds ?? SLOW_MILLISECONDS, response))) return;
      return send(response, answer().status, answer().xml);
    case 'reset':
      response.socket?.destroy();
      return;
    case 'hang':
      return sendHalf(response, answer());
    case 'status-401':
    case 'status-403':
    case 'status-404':
    case 'status-429':
    case 'status-503':
    case 'status-504':
      return sendHtml(response, Number(kind.slice(-3)), TITLES[kind], retryAfter(plan));
    case 'fault-server':
    case 'fault-client':
    case 'fault-echo':
      return send(response, 500, writeFault(faultOf(kind, failing)));
    case 'not-xml':
      return sendHtml(response, 200, 'Serviceplatformen');
    case 'empty':
      return send(response, 200, '');
    case 'answer':
      return sendPlanned(response, plan);
    case 'huge':
      return sendHuge(response, answer());
    default:
      return sendBroken(kind, failing);
  }
}

type Rewritten = Exclude<BrokenAnswer, 'not-xml' | 'empty' | 'answer' | 'huge'>;

/** The right answer, rewritten; of somebody who is not found, the fault. */
function sendBroken(kind: Rewritten, { number, version, people, answer, response }: Failing): void {
  const { status, xml } = answer();
  const person = status === 200 ? people.byNumber(number) : null;
  const written = (write: (person: ServicePerson) => string): string => (person ? write(person) : xml);
  switch (kind) {
    case 'truncated':
      return send(response, status, xml.slice(0, xml.length / 2));
    case 'doctype':
      return send(response, status, broken.withDoctype(xml));
    case 'entity-bomb':
      return send(response, status, broken.withEntityBomb(xml));
    case 'external-entity':
      return send(response, status, broken.withExternalEntity(xml));
    case 'undefined-entity':
      return send(response, status, broken.withEntity(xml, 'nobody'));
    case 'wrong-namespace':
      return send(
        response,
        status,
        written((found) => writeAnswer(found, version === 4 ? 5 : 4)),
      );
    case 'soap12':
      return send(response, status, broken.inSoap12(xml), 'application/soap+xml; charset=utf-8');
    case 'two-roots':
      return send(response, status, broken.twice(xml));
    case 'deep':
      return send(response, status, broken.deep(xml));
    case 'without-persondata':
      return send(
        response,
        status,
        written((found) => broken.withoutPersondata(found, version)),
      );
    case 'other-person':
      return send(
        response,
        status,
        written(() => otherPerson(number, version, people)),
      );
    case 'latin1':
      return send(response, status, broken.inLatin1(xml), 'text/xml');
    case 'utf16':
      return send(response, status, broken.inUtf16(xml), 'text/xml');
    case 'bad-utf8':
      return send(response, status, broken.withBadUtf8(xml));
    case 'cdata':
      return send(
        response,
        status,
        written((found) => broken.masked(found, version)),
      );
    case 'prefixed':
      return send(
        response,
        status,
        written((found) => broken.prefixed(found, version)),
      );
  }
}

/** Two well-described people, so that one is always another than who was asked for. */
const OTHERS = ['0707614293', '0904414174'];

function otherPerson(number: string, version: ServiceVersion, people: ServicePeople): string {
  const other = people.byNumber(OTHERS.find((each) => each !== number) ?? '');
  if (!other?.persondata) return writeAnswer({}, version);
  // A number that is told as valid now would say that the one asked for was a former one of theirs.
  const persondata = { ...other.persondata, gaeldendePersonnummer: undefined };
  return writeAnswer({ ...other, persondata }, version);
}

/** Invented: no fault but that of a person who is not found is publicly known. */
function faultOf(
  kind: 'fault-server' | 'fault-client' | 'fault-echo',
  { number, people }: Pick<Failing, 'number' | 'people'>,
): Fault {
  switch (kind) {
    case 'fault-server':
      return {
        faultcode: 'Server',
        faultstring: 'An internal error occurred',
        error: { code: 'InternalError', text: 'The source of the service does not answer' },
      };
    case 'fault-client':
      return { faultcode: 'Client', faultstring: 'The service agreement is not approved' };
    case 'fault-echo': {
      const { fornavn, efternavn } = people.byNumber(number)?.persondata?.navn ?? {};
      const text = `Look-up of ${number} (${fornavn ?? 'Ingen'} ${efternavn ?? 'Opdigtet'}) failed`;
      return { faultcode: 'Server', faultstring: text, error: { code: `Failed${number}`, text } };
    }
  }
}

function sendPlanned(response: ServerResponse, { answer }: Failing['plan']): void {
  const { status = 200, body = '', contentType = XML } = answer ?? {};
  const bytes = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  send(response, status, bytes, contentType);
}

/** Promises the whole body, and sends no more than half of it. */
function sendHalf(response: ServerResponse, { status, xml }: Answer): void {
  const bytes = Buffer.from(xml);
  response.writeHead(status, { 'content-type': XML, 'content-length': bytes.byteLength });
  response.write(bytes.subarray(0, bytes.byteLength / 2));
}

async function sendHuge(response: ServerResponse, { status, xml }: Answer): Promise<void> {
  response.writeHead(status, { 'content-type': XML });
  await pipeline(Readable.from(broken.ofLength(xml, HUGE)), response);
}

function retryAfter({ retryAfter: wish }: Failing['plan']): Readonly<Record<string, string>> {
  if (wish === undefined) return {};
  return { 'retry-after': typeof wish === 'number' ? String(wish) : wish.toUTCString() };
}
