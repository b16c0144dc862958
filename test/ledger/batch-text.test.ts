import { describe, expect, test } from '@jest/globals';
import { deriveLedgerKeys } from '../../src/ledger/format/ledger-key.ts';
import { readRecordLine } from '../../src/ledger/format/record-line.ts';
import { writtenReference } from '../../src/ledger/format/person-reference.ts';
import { createBatchText } from '../../src/ledger/writing/batch-text.ts';
import { composeBatch, createPseudonyms } from '../../src/ledger/writing/compose-batch.ts';
import { createShapeTable } from '../../src/ledger/writing/shape-table.ts';
import { CIRCUMSTANCES, CITIZEN, delivered, KEY, person, record } from './records.ts';

const [key] = deriveLedgerKeys([KEY]);

/** What a batch of these records holds, read back. */
function composed(...records: readonly ReturnType<typeof record>[]) {
  const text = createBatchText();
  for (const one of records) text.add(one);
  const batch = composeBatch(text.take(), createShapeTable(key), createPseudonyms(key));
  const [, ...lines] = batch.head.toString().split('\n');
  return { ...batch, lines: lines.map(readRecordLine) };
}

describe('the text of a batch', () => {
  test('holds each shape once, also where it came as several objects', () => {
    const batch = composed(
      record([person(1)]),
      record([person(1)]),
      record([], {
        circumstances: { ...CIRCUMSTANCES },
        disclosures: [delivered([person(2)], { ...CITIZEN })],
      }),
    );
    expect(batch.shapes).toHaveLength(2);
    expect(batch.lines).toHaveLength(3);
  });

  test('what a caller or a client wrote stays in its place', () => {
    const nasty = 'Sag\t1\n*\n!7\t{}\u0000';
    const batch = composed(
      record(['=id\n1D3 x\t2', '=\u0000', '=% ', person(1)], {
        caseReference: nasty,
        requestId: nasty,
        outcome: nasty,
      }),
    );
    const plain = 'Sag 1 * !7 {} ';
    expect(batch.lines).toMatchObject([
      { requestId: plain, outcome: plain, caseReference: plain, disclosures: [{ people: 4 }] },
    ]);
    expect(batch.people.split('\n')).toEqual(['=id%0a1D3%20x%092', '=%00', '=%25%20', person(1)]);
  });

  test('nobody in clear stands in what is not encrypted', () => {
    const { head, subj, leaves } = composed(record([person(1), '=somebody']));
    for (const bytes of [head, subj, leaves]) {
      expect(bytes.includes(person(1).slice(1))).toBe(false);
      expect(bytes.includes('somebody')).toBe(false);
    }
  });

  test('what was forgotten is sent again to another thread', () => {
    const text = createBatchText();
    text.add(record([person(1)]));
    text.startAnew();
    text.add(record([person(2)]));
    const batch = composeBatch(text.take(), createShapeTable(key), createPseudonyms(key));
    expect({ n: batch.n, people: batch.people, shapes: batch.shapes.length }).toEqual({
      n: 1,
      people: person(2),
      shapes: 2,
    });
  });

  test('an endless id is kept as its hash, the same each time, and not another one', () => {
    const long = `=${'x'.repeat(100_000)}`;
    expect(writtenReference(long)).toHaveLength('=sha256:'.length + 64);
    expect(writtenReference(long)).toBe(writtenReference(long));
    expect(writtenReference(`${long}y`)).not.toBe(writtenReference(long));
  });
});
