import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BROKER_CLIENTS, MACHINE_CLIENTS } from './broker-client.ts';
import { AUTHORITY_CVR, COMPANY_CVR } from './broker-person.ts';
import { MACHINE_AUDIENCE } from './machine-provider.ts';
import type { Broker } from './start-broker.ts';

const { authority, pages, company } = BROKER_CLIENTS;

/** What the people of the broker may look others up for. */
export const EXAMPLE_PURPOSES = {
  CHILD_SUPPORT: {
    legalBasis: 'Børne- og ungeydelsesloven § 4 (example)',
    sector: 'public',
    clients: [authority.id, pages.id],
    companies: [AUTHORITY_CVR],
    fields: ['@who-somebody-is', '@family', 'Citizen.address', 'CprRelative.citizen'],
    searchKeys: ['Query.citizen(cpr:)', 'Query.citizenById(id:)'],
    assurance: 'substantial',
    mostPeopleARequest: 50,
    mostPeopleADay: 1_000,
  },
  ADDRESS_CHECK: {
    legalBasis: 'CPR-loven § 31 (example)',
    sector: 'public',
    clients: [authority.id, pages.id],
    companies: [AUTHORITY_CVR],
    fields: ['@who-somebody-is', 'Citizen.address'],
    searchKeys: ['Query.citizen(cpr:)', 'Query.citizens(cprs:)'],
    assurance: 'substantial',
    notGranted: 'withhold',
  },
  CUSTOMER_UPDATE: {
    legalBasis: 'CPR-loven § 38 (example)',
    sector: 'private',
    clients: [company.id, pages.id],
    companies: [COMPANY_CVR],
    fields: ['id', 'name', 'status', 'address', 'protection', 'absences'].map(
      (field) => `PrivateCitizen.${field}`,
    ),
    searchKeys: ['Query.privateCitizen(cpr:)', 'Query.privateCitizens(cprs:)'],
    assurance: 'substantial',
  },
  NIGHTLY_UPDATE: {
    legalBasis: 'CPR-loven § 31 (example)',
    sector: 'public',
    clients: Object.values(MACHINE_CLIENTS).map(({ id }) => id),
    fields: ['@who-somebody-is'],
    searchKeys: ['Query.citizens(cprs:)', 'Query.citizensById(ids:)'],
  },
};

const GROUPS = {
  'who-somebody-is': [
    'Citizen.id',
    'Citizen.name',
    'Citizen.birthDate',
    'Citizen.age',
    'Citizen.status',
    'Citizen.protection',
  ],
  family: ['Citizen.civilStatus', 'Citizen.children', 'Citizen.parents', 'Citizen.custodyHolders'],
};

/** The same settings, for `node --env-file`. */
export const SETTINGS_FILE = 'settings.env';

/**
 * Settings with which a server lets in the broker's people, who sign in on its pages too; its officer may read the record. Writes the files that
 * they name, and the record's store, into the folder.
 */
export function trustSettings(broker: Broker, folder: string): Record<string, string> {
  const ca = join(folder, 'broker-ca.pem');
  const file = join(folder, 'trust.json');
  writeFileSync(ca, broker.ca);
  const trust = {
    callers: {
      issuers: [
        {
          issuer: broker.issuer,
          kind: 'nets-eid-broker',
          clients: [authority.id, company.id, pages.id],
          ca,
        },
        {
          issuer: broker.machineIssuer,
          clients: Object.values(MACHINE_CLIENTS).map(({ id }) => id),
          audience: MACHINE_AUDIENCE,
          ca,
        },
      ],
    },
    purposes: { groups: GROUPS, purposes: EXAMPLE_PURPOSES },
    ledger: {
      readers: [{ client: pages.id, subjects: [broker.person('officer').sub] }],
      anchorFile: join(folder, 'anchors.jsonl'),
    },
    signIn: { issuer: broker.issuer, clientId: pages.id },
  };
  writeFileSync(file, JSON.stringify(trust, null, 2), { mode: 0o600 });
  const variables = {
    CPR_TRUST: file,
    CPR_STORAGE: `sqlite:${join(folder, 'ledger.sqlite')}`,
    CPR_LEDGER_KEY: randomBytes(32).toString('hex'),
    CPR_SIGN_IN_SECRET: pages.secret,
  };
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(join(folder, SETTINGS_FILE), lines.join(''), { mode: 0o600 });
  return variables;
}
