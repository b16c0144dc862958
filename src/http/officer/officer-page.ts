import { readFileSync } from 'node:fs';

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    'img-src data:',
    // The extract opens from a form, so that the number stands in no address.
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; '),
  'referrer-policy': 'same-origin',
};

const ofThisFolder = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');

export const officerScript = (): string => ofThisFolder('page-script.js');
export const officerStyle = (): string => ofThisFolder('page.css');

const frame = (content: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>CPR subgraph – look-ups</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/officer/page.css">
</head>
<body>
${content}
</body>
</html>
`;

const FIELDS: readonly (readonly [name: string, label: string, hint: string])[] = [
  ['cvr', 'Company (CVR)', ''],
  ['client', 'Service', 'its client id'],
  ['subject', 'Caller', 'the broker’s name for them'],
  ['purpose', 'Purpose', ''],
];

const field = ([name, label, hint]: (typeof FIELDS)[number]): string =>
  `<label>${label} <input name="${name}" placeholder="${hint}" autocomplete="off" spellcheck="false"></label>`;

/** Whom the record is about is asked for by a number that must not be kept by the browser either. */
const PERSON = `<label>Person <input name="person" placeholder="CPR number, or id" autocomplete="off" spellcheck="false"></label>`;

/** Look-ups as they come, a search, and the extract for one person. */
export function officerPage(): { html: string; headers: Record<string, string> } {
  const html = frame(`<header>
<h1>Look-ups</h1>
<p id="state" role="status">Starting …</p>
<nav><a href="/graphiql">GraphiQL</a> <button id="sign-out" type="button">Sign out</button></nav>
</header>
<form id="search">
<h2>Search</h2>
${PERSON}
${FIELDS.map(field).join('\n')}
<label>From <input name="from" type="datetime-local"></label>
<label>To <input name="to" type="datetime-local"></label>
<button>Search</button>
<button id="live" type="button">Show look-ups as they come</button>
</form>
<form id="extract" method="post" action="/officer/extract" target="_blank" rel="noopener">
<h2>All look-ups of one person, for them to have</h2>
${PERSON.replace('<input', '<input required')}
<label class="check"><input name="staff" type="checkbox"> with who looked</label>
<button name="format" value="print">To print, in Danish</button>
<button name="format" value="json">As JSON</button>
</form>
<p>Every search and every extract is itself recorded, and so is whoever watches here.</p>
<table>
<thead><tr><th scope="col">Time</th><th scope="col">Who</th><th scope="col">Purpose</th><th scope="col">People</th><th scope="col">What they were told</th><th scope="col">How it ended</th></tr></thead>
<tbody id="entries"></tbody>
</table>
<p><button id="more" type="button" hidden>Show older ones</button></p>
<script type="module" src="/officer/page.js"></script>`);
  return { html, headers: HEADERS };
}

export function refusedPage(): { html: string; headers: Record<string, string> } {
  const html = frame(`<h1>Look-ups</h1>
<p>You are signed in, but you may not read the record of look-ups. Who may stands in the setting <code>ledger.readers</code>.</p>
<p><a href="/sign-in?to=officer">Sign in as somebody else</a> · <a href="/graphiql">GraphiQL</a></p>`);
  return { html, headers: HEADERS };
}
