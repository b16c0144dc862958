import type { ServerResponse } from 'node:http';
import { sendJson } from '../http-answer.ts';

/** The service tells the possible reasons together, not which it was. The body is not in the GraphQL shape. */
export function sendUnauthorized(response: ServerResponse): void {
  sendJson(response, 401, {
    errorCode: 'DAF-AUTH-0005',
    detail:
      'The credentials are not valid, the IP address is not verified, or the credentials are younger than 15 minutes.',
  });
}

/** Signed in, but without a grant for this service. */
export function sendForbidden(response: ServerResponse): void {
  sendJson(response, 403, {
    errorCode: 'DAF-AUTH-0001',
    detail: 'The user is not authorized to access the requested resource.',
  });
}
