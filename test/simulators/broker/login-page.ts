import type { BrokerPerson } from './broker-person.ts';

/** What can go wrong at a login, by the broker's own codes. */
export const LOGIN_ERRORS = ['mitid_user_aborted', 'mitid_internal_error'] as const;

/** Asks who somebody wants to be. Nobody here has a password. */
export function loginPage(people: readonly BrokerPerson[], clientId: string): string {
  const buttons = people
    .map(
      ({ key, title, explanation }) =>
        `<button name="person" value="${escape(key)}"><b>${escape(title)}</b><br>${escape(explanation)}</button>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Simulated broker – sign in</title>
<link rel="icon" href="data:,">
<style>
body { max-width: 32rem; margin: 3rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif }
button { display: block; width: 100%; margin: .75rem 0; padding: .75rem 1rem; font: inherit; text-align: left }
</style>
</head>
<body>
<h1>Who do you want to be?</h1>
<p>This is a simulated broker, for <code>${escape(clientId)}</code>. All people are made up, and nobody has a password.</p>
<form method="post">
${buttons}
<button name="error" value="${LOGIN_ERRORS[0]}">Nobody: break off the login</button>
</form>
</body>
</html>
`;
}

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
