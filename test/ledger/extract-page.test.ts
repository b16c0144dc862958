import { describe, expect, test } from '@jest/globals';
import { extractPage } from '../../src/ledger/extract/extract-page.ts';
import type { Access, PersonExtract } from '../../src/ledger/extract/person-extract.ts';

const ACCESS: Access = {
  at: Date.UTC(2026, 6, 1, 22, 30),
  organisation: { cvr: '12345678', service: 'child-support' },
  purpose: { code: 'CHILD_SUPPORT', legalBasis: 'Børnebidragsloven § 1' },
  source: 'datafordeler',
  disclosures: [{ place: 'citizen', fields: ['name.givenName'], outcome: 'DELIVERED' }],
};

const EXTRACT: PersonExtract = {
  madeAt: ACCESS.at,
  from: null,
  to: null,
  accesses: [ACCESS],
  isComplete: true,
};

describe('the page of an extract', () => {
  test('tells time, organisation, purpose and fields, by Danish clocks', () => {
    const page = extractPage(EXTRACT);
    for (const told of [
      '2. jul. 2026',
      '00.30.00',
      'CVR 12345678',
      'Børnebidragsloven § 1',
      'name.givenName',
      'Oplysninger udleveret',
    ]) {
      expect(page).toContain(told);
    }
    expect(page).not.toContain('Medarbejder');
  });

  test('whatever stands in the ledger is text on the page', () => {
    const evil = `"><script>alert('&')</script>`;
    const page = extractPage({
      ...EXTRACT,
      accesses: [
        {
          ...ACCESS,
          organisation: { cvr: evil, service: evil },
          purpose: { code: evil, legalBasis: evil },
          source: evil,
          disclosures: [{ place: evil, fields: [evil], outcome: 'DELIVERED' }],
          staff: { subject: evil, professionalId: evil, identityProvider: evil, caseReference: evil },
        },
      ],
    });
    expect(page).not.toMatch(/<script|alert\('|="">/);
    expect(page.match(/&lt;script&gt;/g)).toHaveLength(11);
  });

  test('loads nothing, and may not', () => {
    const page = extractPage(EXTRACT);
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/\b(?:src|href|url)\s*[=(]/);
  });

  test('says what is missing, and that there is nothing', () => {
    expect(extractPage({ ...EXTRACT, isComplete: false })).toContain('ikke fuldstændig');
    expect(extractPage({ ...EXTRACT, accesses: [] })).toContain('Der er 0 opslag.');
  });
});
