import { AUTHORITY_CVR, COMPANY_CVR } from './broker-person.ts';

/** A service that is registered with the broker. */
export type BrokerClient = {
  readonly id: string;
  /** Left out by a client that is known by its certificate. */
  readonly secret?: string;
  /** Those of this machine may have any port. */
  readonly redirectUris?: readonly string[];
  /** Whether an authority runs it: an employee's CPR number is for those alone. */
  readonly isPublic?: boolean;
  /** The organisation behind it (`client_org_taxation_number`). */
  readonly cvr?: string;
  /** Where set, it signs in with a certificate of the broker's authority under this common name. */
  readonly certificateName?: string;
};

/** The services that there are where nothing else is said. The foreign one is somebody else's: nothing here trusts it. */
export const BROKER_CLIENTS = {
  authority: {
    id: 'authority-case-system',
    secret: 'authority-case-system-secret',
    isPublic: true,
    cvr: AUTHORITY_CVR,
  },
  /** This server's own pages, at whatever port of this machine. */
  pages: {
    id: 'cpr-subgraph-pages',
    secret: 'cpr-subgraph-pages-secret',
    redirectUris: ['http://127.0.0.1/sign-in/callback', 'http://localhost/sign-in/callback'],
    isPublic: true,
    cvr: AUTHORITY_CVR,
  },
  company: { id: 'company-crm', secret: 'company-crm-secret', isPublic: false, cvr: COMPANY_CVR },
  foreign: { id: 'somebody-elses-shop', secret: 'somebody-elses-secret', isPublic: false, cvr: '99999903' },
} as const satisfies Readonly<Record<string, BrokerClient>>;

/** The programs that the issuer for machines knows. */
export const MACHINE_CLIENTS = {
  withSecret: { id: 'nightly-batch', secret: 'nightly-batch-secret' },
  withCertificate: { id: 'payment-system', certificateName: 'Payment system' },
} as const satisfies Readonly<Record<string, BrokerClient>>;
