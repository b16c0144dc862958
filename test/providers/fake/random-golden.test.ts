import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { CprNumber } from '../../../src/domain/cpr-number.ts';
import { createRandomPeople } from '../../../src/providers/fake/random/random-people.ts';
import { personAt, written } from './random-numbers.ts';

const people = createRandomPeople({ isListed: () => false });
const file = new URL('golden/random-people.json', import.meta.url);
const golden = JSON.parse(readFileSync(file, 'utf8')) as { cpr: string }[];

test('random people are the same in every version: 200 of them are kept in a file', () => {
  expect(golden).toHaveLength(200);
  expect(golden.map(({ cpr }) => written(personAt(people, CprNumber.of(cpr))))).toEqual(golden);
});

test('the person of the documented number 0301821005', () => {
  const citizen = personAt(people, CprNumber.of('0301821005'));
  expect(citizen.id).toBe('fa4e2c17-e2e8-76b1-8d2c-e0a0a4901451');
  expect(written({ ...citizen, parents: [], children: [], spouse: null })).toMatchInlineSnapshot(`
   {
     "address": {
       "darAddressId": "fb602a32-c3e6-4693-ade3-b4b3a75921e0",
       "houseNumber": "160",
       "municipalityCode": "0147",
       "municipalityName": "Frederiksberg",
       "postalCode": "1950",
       "postalDistrict": "Frederiksberg C",
       "streetAddressingName": "Poppelvej",
       "streetCode": "7050",
       "streetName": "Poppelvej",
       "validity": {
         "from": "2009-10-06",
         "fromUncertain": false,
         "phase": "PRESENT",
       },
     },
     "addressHistory": [
       {
         "darAddressId": "10696835-fe54-4c11-afce-a736189371df",
         "houseNumber": "002",
         "municipalityCode": "0420",
         "municipalityName": "Assens",
         "postalCode": "5620",
         "postalDistrict": "Glamsbjerg",
         "streetAddressingName": "Allégade",
         "streetCode": "4718",
         "streetName": "Allégade",
         "validity": {
           "from": "1982-01-03",
           "fromUncertain": false,
           "phase": "EARLIER",
           "to": "2009-10-06",
           "toUncertain": false,
         },
       },
     ],
     "birthDate": "1982-01-03",
     "birthDateUncertain": false,
     "birthplace": {
       "authorityCode": "0147",
       "authorityName": "Frederiksberg",
       "supplementaryText": "Frederiksberg C",
     },
     "children": [],
     "citizenshipHistory": [],
     "citizenships": [
       {
         "country": {
           "authorityCode": "5100",
           "isoCode": "DNK",
           "name": "Danmark",
         },
         "validity": {
           "from": "1982-01-03",
           "fromUncertain": false,
           "phase": "PRESENT",
         },
       },
     ],
     "civilStatus": "MARRIED",
     "civilStatusHistory": [
       {
         "civilStatus": "UNMARRIED",
         "validity": {
           "from": "1982-01-03",
           "fromUncertain": false,
           "phase": "EARLIER",
           "to": "2003-02-14",
           "toUncertain": false,
         },
       },
     ],
     "civilStatusValidity": {
       "from": "2003-02-14",
       "fromUncertain": false,
       "phase": "PRESENT",
     },
     "cpr": "0301821005",
     "cprHistory": [],
     "cprValidity": {
       "from": "1982-01-03",
       "fromUncertain": false,
       "phase": "PRESENT",
     },
     "custodyHolders": [],
     "custodyOver": [
       {
         "key": {
           "cpr": "0609118733",
         },
         "role": "CHILD",
         "validity": {
           "from": "2011-09-06",
           "fromUncertain": false,
           "phase": "PRESENT",
         },
       },
       {
         "key": {
           "cpr": "0610139903",
         },
         "role": "CHILD",
         "validity": {
           "from": "2013-10-06",
           "fromUncertain": false,
           "phase": "PRESENT",
         },
       },
     ],
     "disappearances": [],
     "id": "fa4e2c17-e2e8-76b1-8d2c-e0a0a4901451",
     "migrationHistory": [],
     "name": {
       "addressingName": "Morten Nielsen",
       "givenName": "Morten",
       "surname": "Nielsen",
       "validity": {
         "from": "1982-01-03",
         "fromUncertain": false,
         "phase": "PRESENT",
       },
     },
     "nameHistory": [],
     "occupation": "Ejendomsmægler",
     "parents": [],
     "protection": {
       "creditWarning": "NOT_PROTECTED",
       "localDirectory": "NOT_PROTECTED",
       "marketing": "NOT_PROTECTED",
       "nameAndAddress": "NOT_PROTECTED",
     },
     "sex": "MALE",
     "spouseHistory": [],
     "status": "RESIDENT_IN_DENMARK",
   }
  `);
});
