/** Where at Nets eID Broker a login failed. */
export type LoginErrorSource = 'MITID' | 'MITID_ERHVERV' | 'NEMID' | 'GENERAL';

/** A way in which a login can fail, as `error_description` of an answer with `error=access_denied` tells it. */
export type LoginError = {
  /** The code as the name of an enum member. */
  readonly member: string;
  readonly code: string;
  /** Whether the code goes on after this beginning: a whole family of errors. */
  readonly isPrefix?: boolean;
  readonly source: LoginErrorSource;
  /** What a front end should do, in a sentence. */
  readonly advice: string;
  /** Whether the same person can get in by trying again at once. */
  readonly canTryAgain: boolean;
};

const START_AGAIN = 'Send the person to the front page and let them sign in from there.';
const TECHNICAL = 'Say that signing in failed for technical reasons and offer to try again.';
const ABORTED = 'The person stopped: show the sign-in button again, without calling it an error.';
const REQUEST =
  'The request of the front end is wrong: its developers must mend it, the person can do nothing.';
const CONTACT = 'The set-up at the broker is wrong: the operator must look at it, the person can do nothing.';

type Row = readonly [code: string, advice: string, canTryAgain: boolean];

/** In the broker's document "Identity Providers" 1.2.9, and since then in the catalogue that it publishes under `/api/v1/documentation/errorcodes`. */
const MITID: readonly Row[] = [
  ['mitid_user_aborted', ABORTED, true],
  ['mitid_no_ctx', START_AGAIN, true],
  ['mitid_internal_error', TECHNICAL, true],
  ['mitid_unexpected_error', TECHNICAL, true],
  [
    'mitid_core_client_error',
    "MitID's own page failed several times: offer to try again, or another browser.",
    true,
  ],
  ['mitid_core_client_error_user_abort', ABORTED, true],
  [
    'mitid_cpr_match_failed',
    'The number did not fit, the tries are used up, or the identity has no CPR number: offer to sign in anew or another way to be helped.',
    false,
  ],
  ['mitid_timeout', 'MitID did not answer: offer to try again in a few minutes.', true],
  ['mitid_auth_code_already_used', 'A step was sent twice: let the person sign in from the beginning.', true],
  [
    'mitid_transfer_token_exchange_code_already_used',
    'The code of the hand-over was used before: let the other service make a new one.',
    false,
  ],
  [
    'mitid_invalid_transfer_token_code',
    'The code of the hand-over is used or too old: let the other service make a new one.',
    false,
  ],
  ['mitid_transaction_text_invalid', REQUEST, false],
  ['mitid_transaction_text_missing', REQUEST, false],
  [
    'mitid_transaction_signing_flow_limited_to_signed_request',
    'Texts to approve are taken from signed requests only: the developers of the front end must sign theirs.',
    false,
  ],
  ['mitid_transaction_signing_failed', 'The text was not approved: offer to try again.', true],
  [
    'mitid_anti_forgery_validation_error',
    'The person went back in the browser: let them sign in from the beginning.',
    true,
  ],
  [
    'mitid_identity_not_found',
    'The identity that was named does not exist or is not active: ask again without naming one.',
    false,
  ],
  ['mitid_uuid_hint_malformed', REQUEST, false],
  ['mitid_browser_not_supported', 'MitID does not know this browser: advise a newer one.', false],
  ['mitid_user_navigation_error_empty_state', START_AGAIN, true],
  ['mitid_simulation_error_parameter', 'For tests only: the parameter of the simulation is wrong.', false],
  ['mitid_simulation_unknown_user', 'For tests only: the simulation has no such person.', false],
];

const MITID_ERHVERV: readonly Row[] = [
  [
    'mitid_erhverv.no_identities',
    'The person has no identity at a company: offer to sign in as a private person, or advise to ask the administrator at work.',
    false,
  ],
  ['mitid_erhverv_user_aborted', ABORTED, true],
  ['mitid_erhverv_api_error', TECHNICAL, true],
  ['mitid_erhverv_unexpected_user_navigation', START_AGAIN, true],
  ['transaction_signing_lokal_idp_correlation_error', START_AGAIN, true],
];

const NEMID: readonly Row[] = [
  ['nemid_user_aborted', ABORTED, true],
  ['nemid_flow_error_TIMESTAMP_EXPIRED', 'The person took too long: offer to try again.', true],
  ['nemid_unspecified_error', TECHNICAL, true],
];

const NEMID_FAMILIES: readonly Row[] = [
  ['nemid_flow_error_', TECHNICAL, true],
  ['nemid_client_flow_error_', TECHNICAL, true],
];

const GENERAL: readonly Row[] = [
  ['user_aborted', ABORTED, true],
  ['private_to_business_user_aborted', ABORTED, true],
  ['privilege_cvr_select_user_aborted', ABORTED, true],
  ['workflow_signing_aborted', ABORTED, true],
  [
    'declined_user_consent',
    'The person did not agree to hand over what was asked for: say what it is needed for and offer to try again.',
    true,
  ],
  ['missing_user_consent', 'A consent that must be there is not: ask the person for it again.', true],
  ['invalid_user_for_user_consent', 'The consent is of another person: let the person sign in anew.', true],
  ['invalid_consent_id', REQUEST, false],
  ['no_ctx', START_AGAIN, true],
  ['no_ctx_idp_params', START_AGAIN, true],
  ['idp_no_ctx', START_AGAIN, true],
  ['idp_correlation_failure', START_AGAIN, true],
  ['oidc_correlation_continue_failed', START_AGAIN, true],
  ['missing_user_in_session', START_AGAIN, true],
  ['user_navigation_error', START_AGAIN, true],
  ['user_navigation_error_empty_state', START_AGAIN, true],
  [
    'user_is_missing_cookies',
    'The browser does not keep cookies: advise to allow them, then offer to try again.',
    true,
  ],
  [
    'user_missing_timed_cookies',
    'The person took too long, or the browser does not keep cookies: let them sign in from the beginning.',
    true,
  ],
  ['idp_remote_error', 'The identity provider failed: offer to try again in a few minutes.', true],
  ['internal_error', TECHNICAL, true],
  ['invalid_idp_configuration_or_parameter', CONTACT, false],
  ['invalid_idp_params', REQUEST, false],
  ['invalid_tin', 'The company number in the request is wrong: ask the person for it again.', false],
  [
    'transaction_signing_hash_mismatch',
    'What was signed is not what was asked for: end here and have it looked into.',
    false,
  ],
];

/** All errors of a login that the broker is known to tell, whole codes before the families that they belong to. */
export const LOGIN_ERRORS: readonly LoginError[] = [
  ...MITID.map((row) => loginError('MITID', row)),
  ...MITID_ERHVERV.map((row) => loginError('MITID_ERHVERV', row)),
  ...NEMID.map((row) => loginError('NEMID', row)),
  ...NEMID_FAMILIES.map((row) => ({ ...loginError('NEMID', row), isPrefix: true })),
  ...GENERAL.map((row) => loginError('GENERAL', row)),
];

/** What an `error_description` tells; null for what the broker is not known to tell. */
export function loginErrorOf(description: string): LoginError | null {
  const exact = LOGIN_ERRORS.find(({ code, isPrefix }) => isPrefix !== true && code === description);
  const family = LOGIN_ERRORS.find(({ code, isPrefix }) => isPrefix === true && description.startsWith(code));
  return exact ?? family ?? null;
}

function loginError(source: LoginErrorSource, [code, advice, canTryAgain]: Row): LoginError {
  return { member: memberFor(code), code, source, advice, canTryAgain };
}

/** A family is named by its beginning without the line at the end. */
function memberFor(code: string): string {
  return code.replace(/_$/, '').replaceAll('.', '_').toUpperCase();
}
