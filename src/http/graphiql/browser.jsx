import './style-nonce.js';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import './account.css';
import './narrow-screen.css';
import { createRoot } from 'react-dom/client';
import { askWho, showAccount } from './account.js';
import { withFittingOperationName } from './fitting-operation-name.js';
import { PurposeField } from './purpose-field.jsx';
import { withPurpose } from './purpose.js';
import { showAdvice } from './refusal-advice.js';
import { openedTab, storage } from './tabs.js';

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(new URL(`${label}.worker.js`, import.meta.url), { type: 'module' }),
};

const { graphqlPath, operations, headers, signsIn } = JSON.parse(
  document.getElementById('settings').textContent,
);
const defaultHeaders = headers && JSON.stringify(headers, null, 2);
const examples = operations.map(({ query, variables }) => ({ query, variables, headers: defaultHeaders }));

const fetcher = createGraphiQLFetcher({ url: graphqlPath });

const who = signsIn ? askWho() : null;
void who?.then(showAccount);

async function run(params, options) {
  if (!signsIn) return fetcher(withFittingOperationName(params), options);
  return advised(await fetcher(withFittingOperationName(params), withPurpose(options)), params);
}

/** The parts of the answer as they come, each of them looked at for a refusal. */
async function* advised(parts, params) {
  for await (const part of parts) {
    showAdvice(part, params);
    yield part;
  }
}

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={run}
    storage={storage}
    defaultTabs={examples.length > 0 ? examples : undefined}
    {...openedTab(examples)}
    defaultHeaders={defaultHeaders}
    initialHeaders={defaultHeaders}
    defaultEditorToolsVisibility="variables"
    showPersistHeadersSettings={false}
  >
    {signsIn && (
      <GraphiQL.Toolbar>
        {({ prettify, merge, copy }) => (
          <>
            {prettify}
            {merge}
            {copy}
            <PurposeField who={who} />
          </>
        )}
      </GraphiQL.Toolbar>
    )}
  </GraphiQL>,
);
