import './style-nonce.js';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import './narrow-screen.css';
import { createRoot } from 'react-dom/client';
import { withFittingOperationName } from './fitting-operation-name.js';
import { openedTab, storage } from './tabs.js';

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(new URL(`${label}.worker.js`, import.meta.url), { type: 'module' }),
};

const { graphqlPath, operations, headers } = JSON.parse(document.getElementById('settings').textContent);
const defaultHeaders = headers && JSON.stringify(headers, null, 2);
const examples = operations.map(({ query, variables }) => ({ query, variables, headers: defaultHeaders }));

const fetcher = createGraphiQLFetcher({ url: graphqlPath });

createRoot(document.getElementById('graphiql')).render(
  <GraphiQL
    fetcher={(params, options) => fetcher(withFittingOperationName(params), options)}
    storage={storage}
    defaultTabs={examples.length > 0 ? examples : undefined}
    {...openedTab(examples)}
    defaultHeaders={defaultHeaders}
    initialHeaders={defaultHeaders}
    defaultEditorToolsVisibility="variables"
    showPersistHeadersSettings={false}
  />,
);
