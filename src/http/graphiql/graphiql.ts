import type { FastifyInstance } from 'fastify';
import { bundleGraphiql } from './bundle.ts';
import type { Asset } from './bundle.ts';
import { renderPage } from './page.ts';
import type { PageContent } from './page.ts';

/**
 * Serves GraphiQL at `/graphiql` from this server alone. It is bundled when the page is first opened, so that it does not slow the start; if
 * that fails, the request fails with the reason and the next one tries again.
 */
export function registerGraphiql(app: FastifyInstance, content: PageContent): void {
  let bundling: Promise<ReadonlyMap<string, Asset>> | undefined;
  const assets = () =>
    (bundling ??= bundleGraphiql().catch((cause: unknown) => {
      bundling = undefined;
      throw new Error('GraphiQL cannot be bundled. Were optional packages (esbuild) left out at install?', {
        cause,
      });
    }));

  app.get('/graphiql', async (_request, reply) => {
    await assets();
    const { html, headers } = renderPage(content);
    return reply.headers(headers).send(html);
  });

  app.route<{ Params: { name: string } }>({
    // Fastify's own answer to HEAD would be that to GET, made in full and thrown away.
    method: ['GET', 'HEAD'],
    url: '/graphiql/assets/:name',
    handler: async (request, reply) => {
      const asset = (await assets()).get(request.params.name);
      if (asset === undefined) {
        reply.callNotFound();
        return reply;
      }
      reply.headers({
        'content-type': asset.type,
        // Names stay the same from one version to the next: a browser asks each time, and is told that nothing changed.
        'cache-control': 'no-cache',
        etag: asset.etag,
        vary: 'accept-encoding',
        'x-content-type-options': 'nosniff',
        // A worker is bound by the policy of its own script, not by that of the page.
        'content-security-policy': "default-src 'none'",
      });
      if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send();
      const takesGzip = request.headers['accept-encoding']?.includes('gzip') === true;
      if (takesGzip) reply.header('content-encoding', 'gzip');
      reply.header('content-length', takesGzip ? asset.gzipped.length : asset.length);
      if (request.method === 'HEAD') return reply.send();
      return reply.send(takesGzip ? asset.gzipped : await asset.plain());
    },
  });
}
