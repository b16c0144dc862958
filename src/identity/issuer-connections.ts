import { Agent, request } from 'undici';
import { readIssuerAuthorities } from './issuer-authorities.ts';

/** What an issuer answered. */
export type IssuerReply = {
  readonly status: number;
  /** What its body holds; undefined where that is not JSON. */
  readonly json: unknown;
};

/** TLS connections to one issuer. Every address must begin with https://; a redirect is an answer like any other. */
export type IssuerConnections = {
  /** @throws NoAnswer */
  get(url: string, token?: string): Promise<IssuerReply>;
  /** @throws NoAnswer */
  postJson(url: string, token: string, body: object): Promise<IssuerReply>;
  close(): Promise<void>;
};

/** The other side did not answer, or not with what can be an answer. Its message names the host and a code only. */
export class NoAnswer extends Error {
  /** Whether it is certain that the other side has seen nothing of the request. */
  readonly neverLeft: boolean;

  constructor(host: string, code: string) {
    super(`No answer from ${host} (${code})`);
    this.name = 'NoAnswer';
    this.neverLeft = NO_CONNECTION.includes(code);
  }
}

const NO_CONNECTION = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

/** No document of an issuer is nearly as large: the keys of the largest have some 20 KB. */
const LARGEST_REPLY = 512_000;
const CONNECTIONS = 16;

type Options = {
  /** A file of authorities in PEM; the public ones without it. */
  readonly ca: string | undefined;
  /** Milliseconds for a whole answer. */
  readonly timeLimit: number;
};

/** @throws ConfigurationError where the file of authorities can't be read or holds no certificate */
export function createIssuerConnections({ ca, timeLimit }: Options): IssuerConnections {
  const agent = new Agent({
    connections: CONNECTIONS,
    keepAliveTimeout: 30_000,
    maxResponseSize: LARGEST_REPLY,
    connect: ca === undefined ? {} : { ca: readIssuerAuthorities(ca) },
  });

  async function exchange(url: string, asked: Asked): Promise<IssuerReply> {
    const { protocol, host } = new URL(url);
    if (protocol !== 'https:') throw new NoAnswer(host, 'not https');
    try {
      const signal = AbortSignal.timeout(timeLimit);
      const { statusCode, body } = await request(url, { dispatcher: agent, signal, ...asked });
      return { status: statusCode, json: parse(await body.text()) };
    } catch (error) {
      throw new NoAnswer(host, codeOf(error));
    }
  }

  return {
    get: (url, token) => exchange(url, { method: 'GET', headers: headers(token) }),
    postJson: (url, token, body) =>
      exchange(url, {
        method: 'POST',
        headers: { ...headers(token), 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    close: () => agent.destroy(),
  };
}

type Asked = {
  readonly method: 'GET' | 'POST';
  readonly headers: Record<string, string>;
  readonly body?: string;
};

const headers = (token: string | undefined): Record<string, string> => ({
  accept: 'application/json',
  ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
});

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** What went wrong in one word. A message may hold an address with something private in it. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return 'unknown';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'name' in error && typeof error.name === 'string' ? error.name : 'unknown';
}
