import type { OcesKind } from '../providers/transport/certificates/oces.ts';
import type { ExaminedCertificate } from './examine-certificate.ts';

/** What each kind is called. */
export const KIND_NAMES: Readonly<Record<OcesKind, string>> = {
  OCES3_ORGANISATION: 'OCES3, of an organisation or a system (the subjects of the two have one form)',
  OCES3_EMPLOYEE: 'OCES3, of an employee (MOCES)',
  FOCES: 'OCES2, of a function (FOCES)',
  VOCES: 'OCES2, of a company (VOCES)',
  MOCES: 'OCES2, of an employee (MOCES)',
  UNKNOWN: 'unknown: the subject has no serialNumber of an OCES certificate',
};

type Uses = { readonly datafordeler: string; readonly servicePlatform: string };

const OLD = 'OCES2 was phased out on 31 October 2023; order one of OCES3';

/** What it is good for here. What the providers have not published stays open. */
export function usesOf({ kind, authority }: Pick<ExaminedCertificate, 'kind' | 'authority'>): Uses {
  switch (kind) {
    case 'OCES3_ORGANISATION':
      return usesOfOrganisation(authority);
    case 'OCES3_EMPLOYEE':
      return {
        datafordeler: "not known of an employee's; systems sign in with one of an organisation or a system",
        servicePlatform:
          'signs people in at the administration portal; systems connect with one of an organisation or a system',
      };
    case 'FOCES':
    case 'VOCES':
      return {
        datafordeler: `no, it takes OCES3: ${OLD}`,
        servicePlatform: `no longer: ${OLD}`,
      };
    case 'MOCES':
      return {
        datafordeler: `no, it takes OCES3: ${OLD}`,
        servicePlatform: `no longer, and it was for people at the administration portal: ${OLD}`,
      };
    case 'UNKNOWN':
      return {
        datafordeler: 'not known; it takes OCES3 certificates',
        servicePlatform: 'not known; it takes OCES3 certificates of an organisation or a system',
      };
  }
}

function usesOfOrganisation(authority: ExaminedCertificate['authority']): Uses {
  switch (authority) {
    case 'PRODUCTION':
      return {
        datafordeler: 'signs in at auth-oces.datafordeler.dk; not in Test 04, which takes test certificates',
        servicePlatform: 'connects',
      };
    case 'TEST':
      return {
        datafordeler: 'signs in in Test 04 alone; the other environments take production certificates',
        servicePlatform: 'not known of the test environment; not for production',
      };
    case null:
      return {
        datafordeler: 'not known: the kind is right, but the issuer is no authority of OCES3 by its name',
        servicePlatform: 'not known: the kind is right, but the issuer is no authority of OCES3 by its name',
      };
  }
}

/** What has to be done before it ends, in the order in which nothing stands still. */
export function renewalOf({ notAfter }: Pick<ExaminedCertificate, 'notAfter'>): readonly string[] {
  return [
    `Order its successor in MitID Erhverv well before ${notAfter.toISOString().slice(0, 10)}: it has a new thumbprint, so the old one must go on until all else is done.`,
    "Upload the successor's public part (.cer or PEM, without the key) wherever the old one is known, in each environment by itself:",
    "  Datafordeler: at the IT system's credential in the administration portal. Sign-ins may fail for up to an hour after that, so keep the old one in use meanwhile. A credential lives two years at most, even if the certificate lives longer.",
    '  Service Platform: at the IT system in the administration portal; test and production have systems and agreements of their own.',
    'Put the new file in the place of the old one, see that "npx cpr-subgraph check" is content, and start the server again.',
  ];
}
