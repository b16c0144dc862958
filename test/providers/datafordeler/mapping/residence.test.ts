import { describe, expect, test } from '@jest/globals';
import type { Address } from '../../../../src/domain/citizen.ts';
import { readPerson } from '../read-person.ts';

const addressOf = (row: object): Address | null =>
  readPerson({ adresseoplysninger: [{ status: 'aktuel', cprAdresse: {}, ...row }] }).address;

test('a care-of name comes without the C/O that the register begins it with', () => {
  const careOf = (conavn: string | null): string | null | undefined => addressOf({ conavn })?.careOf;
  expect(['C/O Madsen', 'c/o  Madsen', 'Madsen', null].map(careOf)).toEqual([
    'Madsen',
    'Madsen',
    'Madsen',
    null,
  ]);
});

describe('further lines of an address', () => {
  const addressWith = (
    virkningtil: string | null,
    status = 'aktuel',
    virkningfra: string | null = null,
  ): Address | null | undefined => {
    const days = { virkningfra, virkningtil };
    const supplerendeAdresse = { ...days, adresselinie1: 'Opgang B', adresselinie3: 'Ring på' };
    const { address, addressHistory } = readPerson({
      adresseoplysninger: [{ status, cprAdresse: {}, supplerendeAdresse }],
    });
    return address ?? addressHistory?.[0];
  };
  const linesUntil = (...days: Parameters<typeof addressWith>) => addressWith(...days)?.supplementaryLines;

  test('come from top to bottom, without the empty ones', () => {
    expect(linesUntil(null)).toEqual(['Opgang B', 'Ring på']);
  });

  test.each([
    ['that end today', '2026-06-01', []],
    ['that end tomorrow', '2026-06-02', ['Opgang B', 'Ring på']],
  ])('of the present address %s', (_title, virkningtil, expected) => {
    expect(linesUntil(virkningtil)).toEqual(expected);
  });

  test.each([
    ['today', '2026-06-01', ['Opgang B', 'Ring på']],
    ['tomorrow', '2026-06-02', []],
  ])('of the present address that begin %s', (_title, virkningfra, expected) => {
    expect(linesUntil(null, 'aktuel', virkningfra)).toEqual(expected);
  });

  test.each([
    ['ended', ['2001-02-03', 'aktuel'], 'EARLIER'],
    ['hold', [null, 'aktuel'], 'PRESENT'],
    ['begin later', [null, 'aktuel', '2040-01-01'], 'LATER'],
  ] as const)('that %s are told with their days', (_title, [to, status, from], phase) => {
    expect(addressWith(to, status, from)?.supplementaryAddress).toEqual({
      lines: ['Opgang B', 'Ring på'],
      validity: { from: from ?? null, fromUncertain: null, to, toUncertain: null, phase },
    });
  });

  test('of an earlier address are told though they have ended', () => {
    expect(linesUntil('2001-02-03', 'historisk')).toEqual(['Opgang B', 'Ring på']);
  });

  test('are none where the register has none, and not known where the service was not asked', () => {
    expect(addressOf({ supplerendeAdresse: null })).toMatchObject({
      supplementaryLines: [],
      supplementaryAddress: null,
    });
    expect(addressOf({})?.supplementaryLines).toBeUndefined();
  });
});

describe('the move into the municipality', () => {
  test('comes with the municipality before it, and with what the register is not sure of', () => {
    const move = addressOf({
      tilflytningsdatokommune: '1990-05-01',
      tilflytningsdatokommuneusikkerhedsmarkering: false,
      fraflytningsdatokommune: '1990-04-30',
      fraflytningsdatokommuneusikkerhedsmarkering: true,
      fraflytningskommunekode: '0851',
      fraflytningskommunenavn: 'Aalborg',
    })?.municipalityMove;
    expect(move).toEqual({
      movedIn: '1990-05-01',
      movedInUncertain: false,
      movedOut: '1990-04-30',
      movedOutUncertain: true,
      fromMunicipalityCode: '0851',
      fromMunicipalityName: 'Aalborg',
    });
  });

  test('is told where only a part of it is known, and not where nothing is', () => {
    expect(addressOf({ fraflytningskommunekode: '0851' })?.municipalityMove).toMatchObject({
      fromMunicipalityCode: '0851',
      movedIn: null,
    });
    expect(
      addressOf({ tilflytningsdatokommune: null, fraflytningskommunekode: '' })?.municipalityMove,
    ).toBeNull();
  });
});

test('a contact address that ended is none, but history', () => {
  const kontaktadresse = { status: 'historisk', adresselinie1: 'Boks 7' };
  expect(readPerson({ kontaktadresse })).toMatchObject({
    contactAddress: null,
    contactAddressHistory: [{ lines: ['Boks 7'], validity: { phase: 'EARLIER' } }],
  });
});

test('a country comes with the register’s own code beside that of ISO 3166', () => {
  const sweden = { kode: '5120', landekode: 'SWE', navn: 'Sverige' };
  const norway = { kode: '5110', landekode: null, navn: 'Norge' };
  const citizen = readPerson({
    udrejseIndrejser: [{ status: 'aktuel', cprLandUdrejse: sweden, cprLandIndrejse: norway }],
    statsborgerskaber: [{ status: 'aktuel', cprland: sweden }],
  });
  expect(citizen.migration).toMatchObject({
    destinationCountry: { authorityCode: '5120', isoCode: 'SWE', name: 'Sverige' },
    originCountry: { authorityCode: '5110', isoCode: 'NOR', name: 'Norge' },
  });
  expect(citizen.citizenships).toMatchObject([{ country: { authorityCode: '5120', isoCode: 'SWE' } }]);
});

describe('names that the service leaves out are those of the public lists:', () => {
  test('of a municipality, by the name that its code had when the person lived there', () => {
    const cprAdresse = { cprkommunekode: '0707' };
    const { address, addressHistory } = readPerson({
      adresseoplysninger: [
        { status: 'aktuel', cprAdresse },
        { status: 'historisk', cprAdresse, virkningtil: '1999-05-01' },
      ],
    });
    expect(address?.municipalityName).toBe('Norddjurs');
    expect(addressHistory?.[0]?.municipalityName).toBe('Grenaa');
  });

  test('of the municipality before a move', () => {
    expect(addressOf({ fraflytningskommunekode: '0101' })?.municipalityMove?.fromMunicipalityName).toBe(
      'København',
    );
  });

  test('of a country, with its ISO code, and of the authority that registered a birth', () => {
    const { citizenships, birthplace } = readPerson({
      statsborgerskaber: [{ status: 'aktuel', cprland: { kode: '5120' } }],
      cprFoedselsregistreringssted: { kode: '5100' },
    });
    const denmark = { authorityCode: '5100', isoCode: 'DNK', name: 'Danmark' };
    expect(citizenships?.[0]?.country).toEqual({ authorityCode: '5120', isoCode: 'SWE', name: 'Sverige' });
    expect(birthplace).toMatchObject({ authorityCode: '5100', authorityName: 'Danmark', country: denmark });
  });

  test('what the service tells stands, also where the list has another name', () => {
    const cprAdresse = { cprkommunekode: '0101', cprkommunenavn: 'Københavns' };
    expect(addressOf({ cprAdresse })?.municipalityName).toBe('Københavns');
  });
});
