import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendError } from './send-error.ts';

/**
 * Refuses every method but POST at the prefix of `app`: a query in a URL would put CPR numbers into every access log. Only a browser that
 * opens the address is sent to GraphiQL; `graphiqlPath` is null if that is switched off.
 */
export function registerOtherMethods(app: FastifyInstance, graphiqlPath: string | null): void {
  app.route({
    method: app.supportedMethods.filter((method) => method !== 'POST'),
    url: '',
    handler: async (request, reply) => {
      if (graphiqlPath !== null && opensPage(request)) return reply.redirect(graphiqlPath);
      const whereGraphiqlIs = graphiqlPath === null ? '' : ` GraphiQL is at ${graphiqlPath}.`;
      return sendError(
        reply.header('allow', 'POST'),
        405,
        'BAD_REQUEST',
        `Send GraphQL by POST: a query in a URL would end up in logs.${whereGraphiqlIs}`,
      );
    },
  });
}

const opensPage = ({ method, headers }: FastifyRequest): boolean =>
  method === 'GET' && headers.accept?.includes('text/html') === true;
