import { protocol, session } from 'electron';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { evidenceHandle, evidenceResponse, type Look } from './evidence-response';

export const origin = 'app://main';

/** To be called before the application is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true } },
  ]);
}

const typeByExtension: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

const securityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** What a worker thread of the page may do: read our own files, write in our own typefaces, and decode images by programs that come with them. */
const workerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; font-src 'self'";

/**
 * Serves the page's own files and nothing above their folder, and what `look` finds under the handle of a preview; for reading only. To be called when the application is ready.
 */
export function serveApp(root: string, look: Look): void {
  session.defaultSession.protocol.handle('app', async (request) => {
    const url = new URL(request.url);
    if (url.host !== 'main' || request.method !== 'GET') return new Response(null, { status: 404 });
    const handle = evidenceHandle(url.pathname);
    if (handle !== null) return evidenceResponse(request.headers.get('range'), (offset) => look(handle, offset));
    const file = fileBelow(root, url.pathname);
    if (file === null) return new Response(null, { status: 403 });
    const body = await readFile(file).catch(() => null);
    if (body === null) return new Response(null, { status: 404 });
    const extension = path.extname(file);
    const headers: Record<string, string> = {
      'content-type': typeByExtension[extension] ?? 'application/octet-stream',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    };
    if (extension === '.js') headers['content-security-policy'] = workerPolicy;
    if (extension !== '.html') return new Response(new Uint8Array(body), { headers });
    const nonce = randomBytes(16).toString('base64');
    headers['content-security-policy'] = securityPolicy(nonce);
    return new Response(body.toString('utf8').replaceAll('__CSP_NONCE__', nonce), { headers });
  });
}

function fileBelow(root: string, pathname: string): string | null {
  try {
    const file = path.resolve(root, `.${pathname === '/' ? '/index.html' : decodeURIComponent(pathname)}`);
    return file.startsWith(root + path.sep) ? file : null;
  } catch {
    return null; // not a valid percent-encoding
  }
}
