import { describe, expect, test } from '@jest/globals';
import { citizenFieldsNeverTold } from '../../../../src/providers/service-platform/mapping/never-told.ts';
import { citizenIn, period, plain } from '../citizen-in.ts';
import { FULL_ANSWER } from '../full-answer.ts';

describe('a full answer', () => {
  const citizen = plain(citizenIn(FULL_ANSWER)) as Record<string, unknown>;

  test('tells who it is', () => {
    expect(citizen).toMatchObject({
      id: 'id of 5001',
      cpr: '0101705001',
      status: 'RESIDENT_IN_DENMARK',
      statusValidity: period('1870-01-01', false),
      sex: 'FEMALE',
      birthDate: '1870-01-01',
      birthDateUncertain: true,
      toldAge: 156,
      occupation: 'Fyrmester',
      registeredForDigitalPost: true,
      registeredForNemSms: false,
      childrenUnder18: 2,
    });
  });

  test('tells the name, and that parts of it are marked', () => {
    expect(citizen['name']).toEqual({
      givenName: 'Testine',
      middleName: 'Ærø',
      surname: 'Prøvesen',
      addressingName: 'Testine Ærø Prøvesen',
      givenNameMarking: 'UNKNOWN',
      middleNameMarking: null,
      surnameMarking: 'UNKNOWN',
      validity: period('1895-06-05', false),
    });
  });

  test('tells codes with the leading zeros that they have in the register, and names of the public lists instead of stubs', () => {
    expect(citizen['birthplace']).toEqual({
      authorityCode: '0851',
      authorityName: 'Aalborg',
      country: null,
      supplementaryText: 'Om bord på Fulton',
    });
    expect(citizen['citizenships']).toEqual([
      {
        country: { authorityCode: '5100', isoCode: 'DNK', name: 'Danmark' },
        validity: period('1870-01-01', false),
      },
    ]);
    expect(JSON.stringify(citizen)).not.toContain('Myndighedsnavn');
  });

  test('tells protections, and from when to when they hold', () => {
    expect(citizen['protection']).toEqual({
      nameAndAddress: 'PROTECTED',
      localDirectory: 'NOT_PROTECTED',
      marketing: 'PROTECTED',
      creditWarning: 'UNKNOWN',
    });
    const noTime = { startsAt: null, endsAt: null };
    expect(citizen['protectionPeriods']).toEqual([
      { kind: 'NAME_AND_ADDRESS', validity: period('1896-05-01', null, '2999-05-01'), ...noTime },
      {
        kind: 'LOCAL_DIRECTORY',
        validity: period('1896-05-02', null, '1897-05-02', null, 'EARLIER'),
        ...noTime,
      },
      { kind: 'MARKETING', validity: period('1896-05-03', null, '2999-05-03'), ...noTime },
    ]);
  });

  test('tells the family: relatives with a number and without one', () => {
    const relative = (role: string, cpr: string, validity: unknown = null) => ({
      role,
      validity,
      key: { cpr },
      person: null,
    });
    const mother = relative('MOTHER', '0606585006');
    expect(citizen).toMatchObject({
      civilStatus: 'MARRIED',
      civilStatusValidity: period('1893-08-14', false),
      spouse: relative('SPOUSE', '0303685003', period('1893-08-14', false)),
      separations: [period('1898-04-30', true)],
      parents: [
        mother,
        {
          role: 'FATHER_OR_CO_MOTHER',
          validity: null,
          key: null,
          person: { name: 'Uden Personnummer', birthDate: '1859-09-09', birthDateUncertain: true },
        },
      ],
      children: [relative('CHILD', '0404925004'), relative('CHILD', '0505945005')],
      custodyHolders: [
        { ...mother, validity: period('1870-01-01', true, '2999-01-01') },
        relative('OTHER_CUSTODY_HOLDER', '0707655007', period('1880-07-07', null)),
      ],
    });
  });

  test('tells the guardianship with everything about the guardian', () => {
    expect(citizen['guardianship']).toEqual({
      kind: 'PARTIAL',
      guardianName: 'Værge Opfundet',
      guardianAddressLines: ['Værgegade 1', 'Baghuset', '0999 Prøveby', 'Danmark', 'Ring først'],
      guardianAddressValidity: period('1897-03-15', null),
      guardian: {
        role: 'GUARDIAN',
        validity: period('1897-03-01', null),
        key: { cpr: '0202606002' },
        person: null,
      },
      incapacitated: true,
      remarks: [],
      validity: period('1897-02-28', true, '2999-12-31'),
    });
  });

  test('tells the present address whole', () => {
    expect(citizen['address']).toEqual({
      careOf: 'Opfundet',
      streetName: 'Opfundet Allé',
      streetAddressingName: 'Opfundet Alle',
      houseNumber: '007B',
      floor: '02',
      door: '0003',
      buildingNumber: '0012',
      town: 'Lilleby',
      locality: 'Ved Åen',
      postalCode: '0999',
      postalDistrict: 'Prøveby',
      municipalityCode: '0999',
      municipalityName: null,
      municipalityCvr: '12345678',
      streetCode: '0042',
      darAddressId: 'bbbbbbbb-0000-4000-8000-000000000009',
      standardAddress: 'Opfundet Allé 7B, 2. 3',
      addressingName: 'Prøvesen, Testine',
      supplementaryLines: ['Plejehjemmet Fyret', 'Østfløjen', 'Gang 4', 'Stue 5', 'Ved vinduet'],
      districts: [
        { kind: 'POST', type: null, code: '0999', name: 'Prøveby' },
        { kind: 'URBAN_RENEWAL', type: null, code: '0001', name: 'Havnen' },
        { kind: 'EVACUATION', type: null, code: '2', name: 'Lavland' },
        { kind: 'CHURCH', type: null, code: '3', name: 'Søkirken' },
        { kind: 'SCHOOL', type: null, code: '4', name: 'Fyrskolen' },
        { kind: 'POPULATION', type: null, code: '0005', name: 'Nord' },
        { kind: 'SOCIAL', type: null, code: '6', name: 'Vest' },
        { kind: 'PARISH', type: null, code: '7001', name: 'Prøve Sogn' },
        { kind: 'ELECTION', type: null, code: '8', name: 'Hallen' },
        { kind: 'HEATING', type: null, code: '9', name: 'Værket' },
        { kind: 'OTHER', type: '7', code: 'K1', name: 'Kolonihaver' },
        { kind: 'OTHER', type: '8', code: 'S2', name: 'Snerydning' },
      ],
      validity: period('1899-10-17', true),
    });
  });

  test('tells earlier addresses, the latest first', () => {
    expect(citizen['addressHistory']).toMatchObject([
      {
        houseNumber: '004',
        correctionMarking: null,
        validity: period('1895-03-01', true, '1899-10-17', false, 'EARLIER'),
      },
      { houseNumber: '003', validity: period('1892-11-01', false, '1895-03-01', false, 'EARLIER') },
      { houseNumber: '005', correctionMarking: 'A' },
    ]);
  });

  test('tells the contact address, the departure, disappearance, shared residence and notes', () => {
    expect(citizen).toMatchObject({
      contactAddress: {
        lines: ['Sommerhuset', 'Klitvej 2', 'Bag klitten', '0998 Strandby', 'Danmark'],
        validity: period('1899-06-01', null, '2999-09-01'),
      },
      migration: {
        destinationCountry: { authorityCode: '5390', isoCode: 'USA', name: 'USA' },
        foreignAddressLines: ['1 Made Up Street', 'Second floor', 'Nowhere', 'Postbox 4', 'Utopia'],
        validity: period('1890-01-05', true),
      },
      disappearances: [period('1899-12-01', true)],
      sharedResidences: [period('1877-08-01', null)],
      notes: [
        {
          number: 1,
          text: 'Ønsker skriftlig besked & tolk',
          validity: period('1898-01-01', null, '1899-01-01', null, 'EARLIER'),
        },
        { number: 2, text: 'Se note 1', validity: period('1899-01-01', null) },
      ],
    });
  });

  test('fills every field but those that are told not to be offered', () => {
    const neverTold = citizenFieldsNeverTold(5).filter((path) => !path.includes('.'));
    expect(Object.keys(citizen).filter((field) => citizen[field] === null)).toEqual([]);
    expect(neverTold.filter((field) => field in citizen)).toEqual([]);
  });

  test('is read the same in every time zone of the server', () => {
    const before = process.env['TZ'];
    try {
      for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC']) {
        process.env['TZ'] = zone;
        expect(plain(citizenIn(FULL_ANSWER))).toEqual(citizen);
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});
