import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { bundleGraphiql } from '../../src/http/graphiql/bundle.ts';
import { registerGraphiql } from '../../src/http/graphiql/graphiql.ts';

let server: FastifyInstance;
beforeAll(() => {
  server = fastify();
  registerGraphiql(server, {
    graphqlPath: '/graphql',
    notice: 'Fake provider <test people> & nobody else',
    operations: [{ query: 'query Sneaky { text(is: "</script><script>alert(1)</script>") }' }],
  });
});
afterAll(() => server.close());

/** Source lists of the page's content security policy, by directive. */
async function policy(): Promise<Map<string, string>> {
  const { headers } = await server.inject('/graphiql');
  const directives = String(headers['content-security-policy']).split('; ');
  return new Map(
    directives.map((directive) => [directive.split(' ')[0] ?? '', directive.replace(/^\S+ /, '')]),
  );
}

describe('the GraphiQL page', () => {
  test('may load and call nothing but its own server', async () => {
    const directives = await policy();

    expect(directives.get('default-src')).toBe("'none'");
    expect(directives.get('script-src')).toBe("'self'");
    expect(directives.get('connect-src')).toBe("'self'");
    expect(directives.get('worker-src')).toBe("'self'");
    expect(directives.get('img-src')).toBe('data:');
    expect(directives.get('font-src')).toBe('data:');
    expect(directives.get('frame-ancestors')).toBe("'none'");
    expect(directives.get('base-uri')).toBe("'none'");
    expect(directives.get('form-action')).toBe("'none'");
  });

  test('allows style elements by a nonce that no other answer has', async () => {
    const first = (await policy()).get('style-src-elem');
    const second = (await policy()).get('style-src-elem');

    expect(first).toMatch(/^'self' 'nonce-[A-Za-z0-9+/=]{24}'$/);
    expect(second).not.toBe(first);
  });

  test('is not kept by a cache, not sniffed, and tells no other site where it was', async () => {
    const { headers } = await server.inject('/graphiql');

    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    });
  });

  test('takes notice and operations as text, not as markup', async () => {
    const { body } = await server.inject('/graphiql');

    expect(body).toContain('Fake provider &lt;test people> &amp; nobody else');
    expect(body).not.toContain('<script>alert');
    expect(body).toContain('\\u003c/script>\\u003cscript>alert(1)');
  });
});

describe('the files of the GraphiQL page', () => {
  test('are named in the page and served with their type', async () => {
    const { body } = await server.inject('/graphiql');
    const paths = Array.from(body.matchAll(/(?:src|href)="(\/[^"]*)"/g), ([, path]) => path ?? '');
    const answers = await Promise.all(paths.map((path) => server.inject(path)));

    expect(paths).toEqual(['/graphiql/assets/page.css', '/graphiql/assets/page.js']);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200]);
    expect(answers.map(({ headers }) => headers['content-type'])).toEqual([
      'text/css; charset=utf-8',
      'text/javascript; charset=utf-8',
    ]);
  });

  test('come gzipped to those who take that, and plain to others', async () => {
    const url = '/graphiql/assets/page.css';
    const gzipped = await server.inject({ url, headers: { 'accept-encoding': 'gzip, deflate, br' } });
    const plain = await server.inject(url);

    expect(gzipped.headers['content-encoding']).toBe('gzip');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(gzipped.rawPayload.length).toBeLessThan(plain.rawPayload.length);
    expect(plain.body).toContain('.graphiql-container');
  });

  test('tell whoever asks for the head alone how long they are, and send nothing', async () => {
    const url = '/graphiql/assets/page.js';
    for (const headers of [{}, { 'accept-encoding': 'gzip' }]) {
      const whole = await server.inject({ url, headers });
      const head = await server.inject({ method: 'HEAD', url, headers });

      expect(head.rawPayload).toHaveLength(0);
      expect(head.headers['content-length']).toBe(String(whole.rawPayload.length));
      expect(head.headers['content-encoding']).toBe(whole.headers['content-encoding']);
    }
  });

  test('are unzipped once for all who do not take them gzipped, and never for their head', async () => {
    const asset = (await bundleGraphiql()).get('page.css')!;
    expect(asset.plain()).toBe(asset.plain());
    expect(await asset.plain()).toHaveLength(asset.length);
  });

  test('are not sent again to a browser that has them', async () => {
    const url = '/graphiql/assets/page.js';
    const first = await server.inject(url);
    const again = await server.inject({ url, headers: { 'if-none-match': String(first.headers['etag']) } });

    expect(first.headers['cache-control']).toBe('no-cache');
    expect(again.statusCode).toBe(304);
    expect(again.rawPayload).toHaveLength(0);
  });

  test('are only those of the page', async () => {
    const { statusCode } = await server.inject('/graphiql/assets/..%2Fbundle.ts');

    expect(statusCode).toBe(404);
  });
});
