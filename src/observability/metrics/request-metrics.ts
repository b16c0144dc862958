import { Counter, Histogram, type Registry } from 'prom-client';
import { ERROR_CODES } from '../../graphql/errors/error-codes.ts';
import { finishedRequests, type FinishedRequest } from '../finished-request.ts';
import { subscribe } from './subscribe.ts';

/** In seconds, as OpenTelemetry advises for `http.server.request.duration`. */
const DURATIONS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** The methods that OpenTelemetry knows; any other is `_OTHER`, as it has it. */
const METHODS: ReadonlySet<string> = new Set(
  'CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT QUERY TRACE'.split(' '),
);
const CODES: ReadonlySet<string> = new Set(ERROR_CODES);

/**
 * Requests wait to be counted until there are so many, or somebody asks: one by one, with the caches full of other work, counting took three
 * microseconds of each, and together about one.
 */
const COUNTED_AT_ONCE = 128;

const GRAPHQL = '/graphql';

type Options = {
  /** Which server's requests count. */
  readonly server: object;
  readonly configurations: readonly string[];
};

/**
 * Counts the requests that `server` answers; the returned function ends that. What a client can choose is in no label: its operation's name, the
 * path, its headers.
 */
export function watchRequests(registry: Registry, { server, configurations }: Options): () => void {
  const durations = new Histogram({
    name: 'http_server_request_duration_seconds',
    help: 'Requests by how they were answered, and how long that took',
    labelNames: [
      'http_request_method',
      'http_route',
      'http_response_status_code',
      'graphql_operation_type',
      'configuration',
      'error_type',
    ],
    buckets: DURATIONS,
    registers: [registry],
    // It comes first, so the errors are counted then as well.
    collect: () => countAll(),
  });
  const errors = new Counter({
    name: 'cpr_answers_with_error_total',
    help: 'Answers that have an error with this code, however many errors',
    labelNames: ['error_type'],
    registers: [registry],
  });
  // From nothing on: the first error of a kind is a growth, too.
  for (const code of ERROR_CODES) errors.inc({ error_type: code }, 0);
  const [only = ''] = configurations.length === 1 ? configurations : [];
  let answered: FinishedRequest[] = [];

  function count({ method, route, status, milliseconds, operationType, ...request }: FinishedRequest): void {
    const codes = distinctCodes(request.codes);
    for (const code of codes) errors.inc({ error_type: code });
    durations.observe(
      {
        http_request_method: METHODS.has(method) ? method : '_OTHER',
        http_route: route ?? '',
        http_response_status_code: status,
        graphql_operation_type: operationType ?? '',
        configuration: request.configuration ?? (route === GRAPHQL ? only : ''),
        error_type: errorType(codes, status),
      },
      milliseconds / 1_000,
    );
  }

  function countAll(): void {
    const all = answered;
    answered = [];
    for (const request of all) count(request);
  }

  return subscribe(finishedRequests, (request: FinishedRequest) => {
    if (request.server !== server) return;
    answered.push(request);
    if (answered.length >= COUNTED_AT_ONCE) countAll();
  });
}

const NONE: readonly string[] = [];

function distinctCodes(codes: readonly string[]): readonly string[] {
  if (codes.length === 0) return NONE;
  return [...new Set(codes.map((code) => (CODES.has(code) ? code : '_OTHER')))];
}

/** Empty where it went well. */
function errorType([first, second]: readonly string[], status: number): string {
  if (second !== undefined) return 'SEVERAL';
  return first ?? (status >= 400 ? '_OTHER' : '');
}
