import type { CodegenConfig } from '@graphql-codegen/cli';
import { apiSdl } from './src/graphql/schema/schema-text.ts';

/**
 * Types from the schema: the resolvers' (committed beside them) and, as a front-end team would have them, the typed client's under
 * test/. `npm run codegen` writes them; CI runs it again and fails when something changes.
 */
const config: CodegenConfig = {
  schema: apiSdl(),
  generates: {
    'src/graphql/schema/resolver-types.generated.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        enumsAsTypes: true,
        disableDescriptions: true,
        useTypeImports: true,
        emitLegacyCommonJSImports: false,
        importExtension: '.ts',
        // A look-up may find nobody; an error in the place of a value fails alone.
        resolverTypeWrapperSignature: 'PromiseLike<T | null> | T | Error',
        contextType: '../operation/context.ts#Context',
        customResolveInfo: '../operation/resolver-info.ts#ResolverInfo',
        scalars: {
          ID: 'string',
          CprNumber: {
            input: '../../domain/cpr-number.ts#CprNumberInput',
            output: '../../domain/cpr-number.ts#CprNumber',
          },
          Date: 'string',
          DateTime: { input: 'number', output: 'string' },
        },
        mappers: {
          Citizen: '../resolvers/told-citizen.ts#ToldCitizen',
          PrivateCitizen: '../resolvers/told-private-citizen.ts#ToldPrivateCitizen',
          CprEvent: '../../domain/cpr-event.ts#CprEvent as DomainCprEvent',
          CprRelative: '../../domain/citizen.ts#Relative',
          CprAddress: '../../domain/citizen.ts#Address',
          CprName: '../../domain/citizen.ts#PersonName',
          CprViewer: '../../domain/caller.ts#Caller',
          CprProvider: '../../providers/capabilities.ts#Capabilities',
        },
      },
    },
    'test/client/generated/': {
      preset: 'client',
      documents: 'test/client/client.ts',
      presetConfig: { fragmentMasking: false },
      config: {
        // The document is a string that knows its types: nothing of GraphQL has to be in the browser.
        documentMode: 'string',
        useTypeImports: true,
        importExtension: '.ts',
        strictScalars: true,
        scalars: { CprNumber: 'string', Date: 'string', DateTime: 'string' },
      },
    },
  },
};

export default config;
