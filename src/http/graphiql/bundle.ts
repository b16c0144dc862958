import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Plugin } from 'esbuild';

// GraphiQL 5 is the line that is kept up, and comes as modules only; the prebuilt files of 3 and 4 had their last release before it.
// esbuild makes it loadable in memory, in about two seconds and once, when the page is first opened: no build step, no file to
// commit, no install script (its program is an ordinary optional package), and a result that needs neither eval nor inline script.

/** One file of the page. It stays in memory gzipped, as every browser takes it. */
export interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly gzipped: Buffer;
  /** Bytes of the file itself. */
  readonly length: number;
  /** The file itself, for a client that does not take it gzipped: unzipped when first asked for, and then kept. */
  plain(): Promise<Buffer>;
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/**
 * Bundles GraphiQL for the browser: `page.js`, `page.css` and the editor's web workers, by file name.
 * Needs esbuild's program for this platform, an optional package of npm; throws where it is missing.
 */
export async function bundleGraphiql(): Promise<ReadonlyMap<string, Asset>> {
  const esbuild = await import('esbuild');
  try {
    const { outputFiles } = await esbuild.build({
      entryPoints: entryPoints(),
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
      // As GraphiQL's own style sheet has its fonts.
      loader: { '.ttf': 'dataurl' },
      plugins: [namedIcons],
      outdir: '/',
      write: false,
      logLevel: 'silent',
    });
    const assets = await Promise.all(outputFiles.map(({ path, contents }) => asset(path, contents)));
    return new Map(assets);
  } finally {
    // Its process would otherwise stay, with what it holds in memory.
    await esbuild.stop();
  }
}

/**
 * GraphiQL tells a screen reader the name of an icon's function, which minifying shortens to one letter. esbuild's `keepNames` for the
 * whole page would keep it as well, and make the page 5 % larger and a third slower to open.
 */
const namedIcons: Plugin = {
  name: 'named-icons',
  setup({ onLoad, esbuild }) {
    onLoad({ filter: /[\\/]@graphiql[\\/]react[\\/]dist[\\/]icons[\\/].*\.js$/ }, async ({ path }) => {
      const { code } = await esbuild.transform(await readFile(path), { keepNames: true });
      return { contents: code };
    });
  },
};

/** The workers are taken from the very copy of Monaco that GraphiQL uses: another version would not understand its messages. */
function entryPoints(): Record<string, string> {
  const graphiql = createRequire(createRequire(import.meta.url).resolve('graphiql/package.json'));
  const editor = createRequire(graphiql.resolve('@graphiql/react/package.json'));
  return {
    page: fileURLToPath(new URL('browser.jsx', import.meta.url)),
    'editorWorkerService.worker': editor.resolve('monaco-editor/esm/vs/editor/editor.worker.js'),
    'json.worker': editor.resolve('monaco-editor/esm/vs/language/json/json.worker.js'),
    'graphql.worker': editor.resolve('monaco-graphql/esm/graphql.worker.js'),
  };
}

async function asset(path: string, contents: Uint8Array): Promise<[string, Asset]> {
  const etag = `W/"${createHash('sha256').update(contents).digest('base64url')}"`;
  const type = types[extname(path)] ?? 'application/octet-stream';
  const gzipped = await compress(contents);
  let plain: Promise<Buffer> | undefined;
  return [
    basename(path),
    { type, etag, gzipped, length: contents.length, plain: () => (plain ??= decompress(gzipped)) },
  ];
}
