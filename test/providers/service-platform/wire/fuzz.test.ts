import { expect, test } from '@jest/globals';
import type { Citizen, Country } from '../../../../src/domain/citizen.ts';
import { CprNumber } from '../../../../src/domain/cpr-number.ts';
import { ProviderError } from '../../../../src/providers/provider-error.ts';
import { citizenOf } from '../../../../src/providers/service-platform/mapping/person.ts';
import { readAnswer } from '../../../../src/providers/service-platform/wire/read-answer.ts';
import type { Told } from '../../../../src/providers/told.ts';
import { FULL_ANSWER } from '../full-answer.ts';
import { dice, mutated } from '../mutations.ts';

const MUTATIONS = 10_000;
/** Of our own work: what else the machine does does not count. */
const LONGEST_MICROSECONDS = 1_000_000;

const asked = CprNumber.of('0101705001');
const now = new Date('2026-06-01T12:00:00Z');

function read(document: string): Told<Citizen> | ProviderError | 'FAULT' {
  try {
    const answer = readAnswer(Buffer.from(document, 'utf8'), 'text/xml; charset=utf-8', 5);
    if (answer.kind === 'fault') return 'FAULT';
    return citizenOf(answer.response, { asked, version: 5, now, idOf: () => 'ID' });
  } catch (error) {
    if (error instanceof ProviderError) return error;
    throw error;
  }
}

/** Every text and number in a value, however deep, with the field that it is in; without the names that come from lists of our own. */
function* leaves(value: unknown, field: string): Generator<readonly [string, Leaf]> {
  if (FROM_LISTS.includes(field) || value instanceof ProviderError) return;
  if (value instanceof CprNumber) yield [field, value.reveal()];
  else if (isCountry(value)) yield* leaves(value.authorityCode, 'countryCode');
  else if (Array.isArray(value)) for (const item of value) yield* leaves(item, field);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, below] of Object.entries(value)) yield* leaves(below, name);
  } else if (value !== null && value !== undefined) yield [field, value as Leaf];
}

type Leaf = string | number | boolean;

const FROM_LISTS = ['municipalityName', 'authorityName'];

const isCountry = (value: unknown): value is Country =>
  typeof value === 'object' && value !== null && 'isoCode' in value;

/** Our own words for codes, and the element that each comes from. Where that is not there, nothing is known. */
const FROM_ELEMENT: Readonly<Record<string, string>> = {
  // Wrapper and value share the name.
  status: 'status><status',
  sex: 'koen',
  civilStatus: 'civilstand',
  childrenUnder18: 'antalBoernUnder18',
  registeredForDigitalPost: 'tilmeldtDigitalpost',
  registeredForNemSms: 'tilmeldtNemsms',
  incapacitated: 'umyndiggjort',
  nameAndAddress: 'adressebeskyttelse',
  localDirectory: 'vejviserbeskyttelse',
  marketing: 'markedsfoeringsbeskyttelse',
};

const OWN_WORD = /^[A-Z][A-Z_]+$/;

/** What an answer says, as a reader who knows nothing of its structure would see it. */
function saidIn(document: string): string {
  return document
    .replace(/<!\[CDATA\[(.*?)\]\]>/gs, '$1')
    .replace(/<!--.*?-->/gs, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|amp|lt|gt|quot|apos);/gi, (reference, decimal, hexadecimal) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hexadecimal !== undefined) return String.fromCodePoint(parseInt(hexadecimal as string, 16));
      return { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }[reference] ?? reference;
    })
    .replace(/\r\n?/g, '\n');
}

/** Whether an answer says this value. Codes get back the leading zeros that the contract's numbers lose. */
function isSaid(said: string, field: string, value: Leaf): boolean {
  const text = String(value);
  const element = FROM_ELEMENT[field];
  if (element !== undefined && text !== 'UNKNOWN' && !said.includes(`<${element}>`)) return false;
  if (typeof value === 'boolean' || field === 'id' || OWN_WORD.test(text)) return true;
  if (said.includes(text)) return true;
  // A time of another zone may be of the next day in Denmark.
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return said.includes(`${dayBefore(text)}T`);
  if (field === 'cpr')
    return said.includes(`${text.slice(0, 6)}-${text.slice(6)}`) || text === asked.reveal();
  // Written as 02, or as 851 for 0851.
  return typeof value === 'number' || /code$/i.test(field)
    ? new RegExp(`>\\s*0*${text.replace(/^0+(?=.)/, '')}\\s*<`).test(said)
    : false;
}

const dayBefore = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

test('10,000 mutated answers are each read or refused in time, and nothing is told that they do not say', () => {
  const roll = dice(4);
  const outcomes = { read: 0, partly: 0, refused: 0, fault: 0 };
  for (let count = 0; count < MUTATIONS; count += 1) {
    const document = mutated(FULL_ANSWER, roll);
    const before = process.cpuUsage();
    const outcome = read(document);
    const { user } = process.cpuUsage(before);
    if (user > LONGEST_MICROSECONDS) throw new Error(`Mutation ${count} took ${user} microseconds`);
    if (outcome === 'FAULT') outcomes.fault += 1;
    else if (outcome instanceof ProviderError) {
      outcomes.refused += 1;
      expect(outcome.code).toBe('UPSTREAM_INVALID_RESPONSE');
      expect(outcome.cause).toBeUndefined();
    } else {
      const unreadable = Object.values(outcome).filter((told) => told instanceof ProviderError);
      for (const { code, cause } of unreadable) {
        expect({ code, cause }).toEqual({ code: 'UPSTREAM_INVALID_RESPONSE', cause: undefined });
      }
      if (unreadable.length > 0) outcomes.partly += 1;
      else outcomes.read += 1;
      const said = saidIn(document);
      const invented = [...leaves(outcome, 'citizen')].filter(
        ([field, value]) => !isSaid(said, field, value),
      );
      if (invented.length > 0) {
        throw new Error(`Mutation ${count} made up ${invented.map(([field]) => field).join(', ')}`);
      }
      // What is not told for certain must not come out as the harmless answer.
      const flag =
        /<adressebeskyttelse>(?:(?!<\/adressebeskyttelse>).)*<beskyttet>\s*(?:false|0)\s*<\/beskyttet>/s;
      const { protection } = outcome;
      if (!flag.test(document) && !(protection instanceof ProviderError)) {
        expect(protection.nameAndAddress).not.toBe('NOT_PROTECTED');
      }
    }
  }
  expect(outcomes.read).toBeGreaterThan(MUTATIONS / 10);
  expect(outcomes.partly).toBeGreaterThan(MUTATIONS / 100);
  expect(outcomes.refused).toBeGreaterThan(MUTATIONS / 10);
});
