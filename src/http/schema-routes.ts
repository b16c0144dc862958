import type { FastifyInstance } from 'fastify';
import { apiSdl, subgraphSdl, type DeclaredAccess } from '../graphql/schema/schema-text.ts';

/** Downloads of the SDL: with federation's directives for a registry, without for code generators. */
export function registerSchemaRoutes(app: FastifyInstance, access: DeclaredAccess): void {
  for (const [name, sdl] of [
    ['subgraph.graphql', subgraphSdl(access)],
    ['api.graphql', apiSdl()],
  ] as const) {
    app.get(`/schema/${name}`, async (_request, reply) =>
      reply
        .type('application/graphql; charset=utf-8')
        .header('content-disposition', `attachment; filename="${name}"`)
        .send(sdl),
    );
  }
}
