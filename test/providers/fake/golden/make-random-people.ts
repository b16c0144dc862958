import { writeFileSync } from 'node:fs';
import { createRandomPeople } from '../../../../src/providers/fake/random/random-people.ts';
import { linksOf, numbersOf, oldNumbers, personAt, written } from '../random-numbers.ts';

// Writes the golden file anew: `node test/providers/fake/golden/make-random-people.ts`. Random people are promised to stay the
// same, so this is for a change that is meant to be seen, and that the change log tells users of.

const COUNT = 200;
const people = createRandomPeople({ isListed: () => false });

/** Only people whose whole family has numbers of 1858-1899, so that no number in the file can be a living person's. */
const chosen = oldNumbers(5000)
  .map((cpr) => personAt(people, cpr))
  .filter((citizen) => numbersOf(linksOf(citizen)).every(({ birthDate }) => birthDate < '1900'))
  .filter((_, index) => index % 11 === 0)
  .slice(0, COUNT);

const lines = chosen.map((citizen) => JSON.stringify(written(citizen)));
writeFileSync(new URL('random-people.json', import.meta.url), `[\n${lines.join(',\n')}\n]\n`);
