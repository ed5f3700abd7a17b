// A small server of static files on this machine only.
// As a command: node tools/serve.mjs [folder] [port]   (with a port given, that port or none)

import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dist } from './places.mjs';

const host = '127.0.0.1';
const defaultPort = 4173;

/** @type {Record<string, string>} */
const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * @param {string} folder
 * @param {object} [options]
 * @param {number} [options.port] 0 for any free one
 * @param {boolean} [options.exact] fail when the port is taken, instead of trying the next ones
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(folder, { port = defaultPort, exact = false } = {}) {
  const base = await realpath(folder);
  const server = createServer((request, response) => {
    answer(base, request, response).catch(() => refuse(response, 500));
  });
  const used = await listen(server, port, exact ? 1 : 100);
  return {
    url: `http://${host}:${used}/`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {number} attempts
 * @returns {Promise<number>} the port it listens on
 */
async function listen(server, port, attempts) {
  try {
    await new Promise((done, fail) => {
      server.once('error', fail);
      server.listen(port, host, () => {
        server.off('error', fail);
        done(undefined);
      });
    });
    return /** @type {import('node:net').AddressInfo} */ (server.address()).port;
  } catch (error) {
    const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (!taken || attempts <= 1) throw error;
    console.log(`Port ${port} is taken, trying ${port + 1}.`);
    return listen(server, port + 1, attempts - 1);
  }
}

/**
 * @param {string} base
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(base, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    return refuse(response, 405);
  }
  const file = await findFile(base, request.url ?? '/');
  if (file === null) return refuse(response, 404);
  response.writeHead(200, {
    'Content-Type': types[extname(file.path).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': file.size,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  createReadStream(file.path)
    .on('error', () => response.destroy())
    .pipe(response);
}

/**
 * The file for an address; nothing outside the folder, also not through a link.
 * @param {string} base
 * @param {string} address
 */
async function findFile(base, address) {
  try {
    const name = decodeURIComponent(address.replace(/[?#].*$/s, ''));
    const wanted = resolve(join(base, name.endsWith('/') ? `${name}index.html` : name));
    const path = await realpath(wanted);
    if (!path.startsWith(base + sep)) return null;
    const info = await stat(path);
    return info.isFile() ? { path, size: info.size } : null;
  } catch {
    return null;
  }
}

/**
 * @param {import('node:http').ServerResponse} response
 * @param {number} status
 */
function refuse(response, status) {
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${status}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = dist, port] = process.argv.slice(2);
  const options = port === undefined ? {} : { port: Number(port), exact: true };
  const { url } = await serve(folder, options);
  console.log(`Serving ${folder} at ${url}`);
}
