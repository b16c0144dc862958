/** The assurance levels of NSIS, the Danish standard for identities, from the weakest to the strongest. */
export const ASSURANCE_LEVELS = ['LOW', 'SUBSTANTIAL', 'HIGH'] as const;
export type AssuranceLevel = (typeof ASSURANCE_LEVELS)[number];

/** Whether a level that was told is at least the wanted one. One that was not told, or is not known, never is. */
export const isAtLeast = (told: AssuranceLevel | null, wanted: AssuranceLevel): boolean =>
  told !== null && ASSURANCE_LEVELS.indexOf(told) >= ASSURANCE_LEVELS.indexOf(wanted);

/**
 * Who a request is from, as a verified token tells it. One token is one object for as long as it is remembered, so what was worked out for a
 * caller can be kept beside it.
 */
export type Caller = {
  /** A person for themselves, a person for the company or authority that they work for, or a program. */
  readonly kind: 'PERSON' | 'EMPLOYEE' | 'MACHINE';
  /** The issuer of the token, as its `iss` has it. */
  readonly issuer: string;
  /** The issuer's name for whoever signed in (`sub`); for a machine that has none its client id. */
  readonly subject: string;
  /** The service that the token was issued to (`client_id`). */
  readonly client: string;
  /** How they signed in (`idp`), such as `mitid`; null where the issuer has no such word. */
  readonly identityProvider: string | null;
  /** Of the whole login (`loa`, or `acr`); null where it is not told or not known. */
  readonly assurance: AssuranceLevel | null;
  /** When they signed in (`auth_time`), in milliseconds since 1970; null where it is not told. A token may be far younger. */
  readonly signedInAt: number | null;
  /** The login session at the issuer (`sid`). */
  readonly session: string | null;
  /** The login itself at the issuer (`transaction_id`): the evidence that leads back to it. */
  readonly transaction: string | null;
  /** The Danish company number of the organisation that they act for (CVR), eight digits. */
  readonly cvr: string | null;
  /** The employee across all of the organisation's services (`nemlogin.persistent_professional_id`). */
  readonly professionalId: string | null;
  /** What the token may be used for (`scope`). */
  readonly scopes: ReadonlySet<string>;
  /** When the token ends, in milliseconds since 1970. */
  readonly expiresAt: number;
};
