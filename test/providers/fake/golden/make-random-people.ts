import { readFileSync, writeFileSync } from 'node:fs';
import { CprNumber } from '../../../../src/domain/cpr-number.ts';
import { createRandomPeople } from '../../../../src/providers/fake/random/random-people.ts';
import { linksOf, numbersOf, oldNumbers, personAt, written } from '../random-numbers.ts';

// Writes the golden file anew, with the people that are in it: `node test/providers/fake/golden/make-random-people.ts`. Random people are
// promised to stay the same, so this is for a change that is meant to be seen, and that the change log tells users of.

const COUNT = 200;
const FILE = new URL('random-people.json', import.meta.url);
const people = createRandomPeople({ isListed: () => false });

const present = (JSON.parse(readFileSync(FILE, 'utf8')) as { cpr: string }[]).map(({ cpr }) => cpr);
const others = oldNumbers(1_000).map((cpr) => cpr.reveal());

/** Only people whose whole family has numbers of 1858-1899, so that no number in the file can be a living person's. */
const chosen = [...new Set([...present, ...others])]
  .map((cpr) => personAt(people, CprNumber.of(cpr)))
  .filter((citizen) => numbersOf(linksOf(citizen)).every(({ birthDate }) => birthDate < '1900'))
  .slice(0, COUNT);

const lines = chosen.map((citizen) => JSON.stringify(written(citizen)));
writeFileSync(FILE, `[\n${lines.join(',\n')}\n]\n`);
