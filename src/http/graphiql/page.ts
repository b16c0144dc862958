import { randomBytes } from 'node:crypto';

/** An operation that is ready to run, shown as a tab under the name that the document gives it. */
export interface ExampleOperation {
  readonly query: string;
  /** JSON, in which comments are allowed. */
  readonly variables?: string;
}

/** What the page shows, and where it sends its operations. */
export interface PageContent {
  /** Path of the GraphQL endpoint on the same origin. */
  readonly graphqlPath: string;
  /** One tab each, the first one open. */
  readonly operations: readonly ExampleOperation[];
  /** What every tab sends with its operation until somebody changes it. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Where the data comes from, in a line above the editor. */
  readonly notice: string;
  /** Whether people sign in on this page, and name the purpose of their operations. */
  readonly signsIn?: boolean;
}

/** The page, with the headers that confine it. Made anew for each request: the nonce must not be guessable. */
export function renderPage(content: PageContent): { html: string; headers: Record<string, string> } {
  const nonce = randomBytes(16).toString('base64');
  return {
    html: html(content, nonce),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': securityPolicy(nonce),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    },
  };
}

function securityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    `style-src-elem 'self' 'nonce-${nonce}'`,
    // Monaco places each line of text with a style attribute inside generated HTML. A nonce does not reach attributes, and a hash
    // would be another for every position on the screen. Attributes can load nothing: images and fonts are confined below.
    "style-src-attr 'unsafe-inline'",
    // GraphiQL's style sheet has its icons and fonts within it.
    'img-src data:',
    'font-src data:',
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function html({ notice, signsIn, ...settings }: PageContent, nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>CPR subgraph – GraphiQL</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/graphiql/assets/page.css">
<style nonce="${nonce}">
body { margin: 0; height: 100dvh; display: flex; flex-direction: column }
#notice { padding: 6px 16px; background: #1f3a5f; color: #fff; font: 14px/20px system-ui, sans-serif }
#graphiql { flex: 1; min-height: 0 }
</style>
</head>
<body>
${signsIn === true ? noticeWithAccount(notice) : `<div id="notice" role="note">${escapeHtml(notice)}</div>`}
<div id="graphiql"></div>
<script type="application/json" id="settings">${scriptJson({ ...settings, ...(signsIn === true && { signsIn }) })}</script>
<script type="module" src="/graphiql/assets/page.js"></script>
</body>
</html>
`;
}

const noticeWithAccount = (notice: string): string => `<div id="notice" class="with-account">
<span role="note">${escapeHtml(notice)}</span>
<span id="account"></span>
</div>
<div id="advice" role="status" hidden></div>`;

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** JSON that cannot end the script element it stands in. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
