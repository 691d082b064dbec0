import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { securityHeaders } from '../../deploy/securityHeaders.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain',
  '.webmanifest': 'application/manifest+json',
};

/** `pages`: as GitHub Pages does it, without headers and with 404.html for every deep link. */
type Manner = 'headers' | 'pages';

/** A host for builds: what it publishes can be replaced while pages are open, and it can go away. */
export class Site {
  readonly #manner: Manner;
  readonly #base: string;
  readonly folder = mkdtempSync(join(tmpdir(), 'descent-site-'));
  /** addresses asked for, newest last */
  readonly asked: string[] = [];
  #server: Server | null = null;
  #port = 0;

  constructor({ base = '/', manner = 'headers' }: { readonly base?: string; readonly manner?: Manner } = {}) {
    this.#base = base;
    this.#manner = manner;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Copies a build into the place of what was there, with changes of its own. */
  publish(build: string, change?: (folder: string) => void): void {
    rmSync(this.folder, { recursive: true, force: true });
    cpSync(build, this.folder, { recursive: true });
    change?.(this.folder);
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => this.#answer(new URL(request.url ?? '/', this.origin).pathname, response));
    this.#server = server;
    await new Promise<void>((resolve) => void server.listen(this.#port, '127.0.0.1', resolve));
    const address = server.address();
    if (address && typeof address === 'object') this.#port = address.port;
  }

  /** No network any more: connections are refused. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #answer(path: string, response: ServerResponse): void {
    this.asked.push(path);
    const inside = path.startsWith(this.#base) ? path.slice(this.#base.length) : null;
    const wanted = inside === null ? null : join(this.folder, inside === '' ? 'index.html' : inside);
    if (wanted && existsSync(wanted) && statSync(wanted).isFile()) this.#send(response, 200, wanted);
    else if (inside === null || extname(path)) response.writeHead(404).end('Not found');
    else this.#send(response, this.#manner === 'pages' ? 404 : 200, join(this.folder, this.#manner === 'pages' ? '404.html' : 'index.html'));
  }

  #send(response: ServerResponse, status: number, file: string): void {
    // GitHub Pages lets everything be kept for ten minutes, the service worker's script included.
    const headers = this.#manner === 'pages' ? { 'Cache-Control': 'max-age=600' } : { ...securityHeaders, 'Cache-Control': file.includes('/assets/') ? 'max-age=31536000, immutable' : 'no-cache' };
    response.writeHead(status, { 'Content-Type': types[extname(file)] ?? 'application/octet-stream', ...headers }).end(readFileSync(file));
  }
}

/** Gives a chunk another name everywhere, as a change in it would. */
export function renameChunk(folder: string, chunk: RegExp, name: string): void {
  const assets = join(folder, 'assets');
  const old = readdirSync(assets).find((file) => chunk.test(file));
  if (!old) throw new Error(`no chunk ${chunk}`);
  renameSync(join(assets, old), join(assets, name));
  for (const file of readdirSync(assets).filter((other) => other.endsWith('.js'))) {
    const text = readFileSync(join(assets, file), 'utf8');
    if (text.includes(old)) writeFileSync(join(assets, file), text.replaceAll(old, name));
  }
}

/** Puts a mark into the page that shows which build it comes from. */
export function markPage(folder: string, mark: string): void {
  for (const file of ['index.html', '404.html']) {
    const page = join(folder, file);
    writeFileSync(page, readFileSync(page, 'utf8').replace('</head>', `<meta name="build" content="${mark}" /></head>`));
  }
}
