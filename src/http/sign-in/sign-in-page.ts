import { randomBytes } from 'node:crypto';
import type { LoginFailure } from './login-failure.ts';

/** What the broker's most frequent codes mean for whoever reads the page. */
const ADVICE: readonly (readonly [ending: string, advice: string])[] = [
  ['user_aborted', 'The login was broken off.'],
  ['no_ctx', 'The login page was an old one. Begin again from the page that you came from.'],
  ['timeout', 'MitID took too long to answer.'],
  ['no_identities', 'This MitID has no identity in MitID Erhverv.'],
  ['cpr_match_failed', 'The CPR number could not be confirmed.'],
];

/** Says why nobody is signed in, and offers to begin again. Nothing of it is from outside but a code of letters and signs. */
export function failurePage({ message, code }: LoginFailure, again: string) {
  const nonce = randomBytes(16).toString('base64');
  const advice = ADVICE.find(([ending]) => code?.endsWith(ending))?.[1];
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>CPR subgraph – not signed in</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">body { max-width: 36rem; margin: 4rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif }</style>
</head>
<body>
<h1>Not signed in</h1>
<p>${message}</p>
${advice === undefined ? '' : `<p>${advice}</p>`}
${code === null ? '' : `<p>The broker says: <code>${code}</code></p>`}
<p><a href="${again}">Sign in again</a> · <a href="/graphiql">Go on without</a></p>
</body>
</html>
`;
  const policy = [
    "default-src 'none'",
    'img-src data:',
    `style-src 'nonce-${nonce}'`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return {
    html,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy.join('; '),
      'referrer-policy': 'no-referrer',
    },
  };
}
