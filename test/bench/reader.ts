import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { CprNumber } from '../../src/domain/cpr-number.ts';
import { citizenOf } from '../../src/providers/service-platform/mapping/person.ts';
import { readAnswer } from '../../src/providers/service-platform/wire/read-answer.ts';
import { valueOf } from '../../src/providers/told.ts';
import { readWithSoap } from './read-with-soap.ts';
import type { ReaderName, ReaderOrder, ReaderTime } from './reader-names.ts';

/*
 * Reads one full answer of Service Platform over and over, in a process of its own: the bytes as they come from the network, into a Citizen
 * or into the objects that a package makes of them.
 */

const ANSWER = readFileSync(new URL('../providers/service-platform/full-answer.xml', import.meta.url));
const asked = CprNumber.of('0101705001');
const parser = new XMLParser({ ignoreAttributes: false, removeNSPrefix: true });

/** Each gives the person's given name, so that it can be seen that it read. */
const READ: Readonly<Record<ReaderName, () => unknown>> = {
  ours() {
    const answer = readAnswer(ANSWER, 'text/xml; charset=utf-8', 5);
    if (answer.kind !== 'person') return null;
    const citizen = citizenOf(answer.response, { asked, version: 5, now: new Date(), idOf: () => 'id' });
    return valueOf(citizen.name)?.givenName;
  },
  soap: () => readWithSoap(ANSWER.toString('utf8')).persondata.navn.fornavn,
  'fast-xml-parser': () =>
    (parser.parse(ANSWER) as { Envelope: { Body: { PersonLookupResponse: Answer } } }).Envelope.Body
      .PersonLookupResponse.persondata.navn.fornavn,
};

type Answer = { persondata: { navn: { fornavn: string } } };

const AT_ONCE = 100;

process.on('message', ({ reader, milliseconds }: ReaderOrder) => {
  const read = READ[reader];
  const start = performance.now();
  let answers = 0;
  while (performance.now() - start < milliseconds) {
    for (let count = 0; count < AT_ONCE; count += 1) {
      if (read() !== 'Testine') throw new Error(`${reader} did not read the answer`);
    }
    answers += AT_ONCE;
  }
  process.send?.({ microseconds: ((performance.now() - start) * 1_000) / answers } satisfies ReaderTime);
});
process.once('disconnect', () => process.exit());
process.send?.({});
