import { registerHooks } from 'node:module';

// Everything of ours that imports graphql-js gets version 17; the packages beside it keep theirs.
registerHooks({
  resolve(specifier, context, next) {
    const isOurs = !context.parentURL?.includes('/node_modules/');
    return next(specifier === 'graphql' && isOurs ? 'graphql-17' : specifier, context);
  },
});
