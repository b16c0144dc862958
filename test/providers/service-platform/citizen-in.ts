import type { Citizen } from '../../../src/domain/citizen.ts';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import type { AnswerElement } from '../../../src/providers/service-platform/wire/answer-element.ts';
import { citizenOf } from '../../../src/providers/service-platform/mapping/person.ts';
import { readAnswer } from '../../../src/providers/service-platform/wire/read-answer.ts';
import { valueOf, type Told } from '../../../src/providers/told.ts';

/** The number that is asked with where a test says nothing else. */
export const ASKED = '0101705001';
const NOON = new Date('2026-06-01T12:00:00Z');

type About = { readonly asked?: string; readonly now?: Date; readonly version?: 4 | 5 };

/** What an answer has in it. */
export function responseIn(document: string, version: 4 | 5 = 5): AnswerElement {
  const answer = readAnswer(Buffer.from(document, 'utf8'), null, version);
  if (answer.kind !== 'person') throw new Error('a fault');
  return answer.response;
}

/** The citizen whom an answer is about, as of noon of 1 June 2026. */
export function toldIn(
  document: string,
  { asked = ASKED, now = NOON, version = 5 }: About = {},
): Told<Citizen> {
  return citizenOf(responseIn(document, version), {
    asked: CprNumber.of(asked),
    version,
    now,
    idOf: (cpr) => `id of ${cpr.reveal().slice(-4)}`,
  });
}

/** The same, of whom everything can be read. @throws ProviderError where something can't */
export function citizenIn(document: string, about: About = {}): Citizen {
  const fields = Object.entries(toldIn(document, about)).map(([field, told]) => [field, valueOf(told)]);
  return Object.fromEntries(fields) as Citizen;
}

/** An answer of version 5 with this in it. */
export const answerWith = (content: string): string =>
  `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>
    <PersonLookupResponse xmlns="http://serviceplatformen.dk/xml/wsdl/soap11/CPR/PersonBaseDataExtended/5/">${content}
    </PersonLookupResponse></s:Body></s:Envelope>`;

/** The same about a person with these data beside one that tells little, and what comes behind them. */
export const personWith = (persondata: string, rest = ''): string =>
  answerWith(
    `<persondata>${persondata}<antalBoernUnder18>0</antalBoernUnder18><tilmeldtNemsms>false</tilmeldtNemsms></persondata>${rest}`,
  );

/** Numbers as their digits, so that they can be compared. */
export const plain = (value: unknown): unknown =>
  value instanceof CprNumber
    ? value.reveal()
    : Array.isArray(value)
      ? value.map(plain)
      : typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([name, below]) => [name, plain(below)]))
        : value;

/** A validity in one line. */
export const period = (
  from: string | null,
  fromUncertain: boolean | null,
  to: string | null = null,
  toUncertain: boolean | null = null,
  phase = 'PRESENT',
) => ({ from, fromUncertain, to, toUncertain, phase });
