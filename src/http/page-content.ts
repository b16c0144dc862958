import type { Capabilities } from '../providers/capabilities.ts';
import type { Provider } from '../providers/provider.ts';
import { CONFIGURATION_HEADER, type Configurations } from './choose-provider.ts';
import type { PageContent } from './graphiql/page.ts';
import { readyOperations } from './ready-operations.ts';
import { GRAPHQL } from './request-listener.ts';

/** What GraphiQL shows of a deployment. */
export function pageContent(configurations: Configurations): PageContent {
  return {
    graphqlPath: GRAPHQL,
    operations: readyOperations(capabilitiesBehind(configurations)),
    ...headersOf(configurations),
    notice: noticeOf(configurations.providers),
  };
}

type Named = [name: string, provider: Provider];

/** The configuration that the page opens with: the default, or else the first. */
function openedWith({ providers, byDefault }: Configurations): Named {
  const named = [...providers] as [Named, ...Named[]];
  return named.find(([name]) => name === byDefault) ?? named[0];
}

/** If there are several configurations the page names one in a header, so that its operations run as they are and one can see how to name another. */
function headersOf(configurations: Configurations): Pick<PageContent, 'headers'> {
  if (configurations.providers.size === 1) return {};
  const [name] = openedWith(configurations);
  return { headers: { [CONFIGURATION_HEADER]: name } };
}

/** What the page's operations can rely on: what that configuration can do, and test people only if no header leads to real ones. */
function capabilitiesBehind(configurations: Configurations): Capabilities {
  const [, { capabilities }] = openedWith(configurations);
  return { ...capabilities, testPeopleOnly: hasTestPeopleOnly(configurations.providers) };
}

function hasTestPeopleOnly(providers: ReadonlyMap<string, Provider>): boolean {
  return [...providers.values()].every(({ capabilities }) => capabilities.testPeopleOnly);
}

/** Said above GraphiQL. */
function noticeOf(providers: ReadonlyMap<string, Provider>): string {
  const people = hasTestPeopleOnly(providers) ? 'test people only' : 'real people';
  if (providers.size === 1) {
    const [{ capabilities }] = [...providers.values()] as [Provider];
    return `${capabilities.kind}: ${people}`;
  }
  const names = [...providers].map(([name, provider]) => `${name} (${provider.capabilities.kind})`);
  return `${names.join(', ')}: ${people}. The header "${CONFIGURATION_HEADER}" chooses.`;
}
