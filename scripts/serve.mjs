// A small static server for dist/: `node scripts/serve.mjs [FOLDER] [--port N]`; tests use it with and without headers, and
// under a sub-path. It compresses nothing, as many static hosts do not.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

import { inRoot } from './lib.mjs';
import { headers } from './policy.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.json': 'application/json',
  '.webmanifest': 'application/manifest+json', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8', '.woff2': 'font/woff2', '.gz': 'application/gzip',
};

/** Serves `folder` under `path`; resolves to {url, requests, close()}. Port 0: any that is free. */
export function serve({ folder = inRoot('dist'), port = 0, path = '/', sendHeaders = true, host = '127.0.0.1' } = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push({ method: request.method, url: request.url });
    const answer = (status, type, body) => response.writeHead(status, { 'Content-Type': type, ...(sendHeaders ? headers : {}) }).end(body);
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405, 'text/plain', 'GET only\n');
    let name;
    try {
      name = decodeURIComponent(new URL(request.url, 'http://host').pathname);
    } catch {
      return answer(400, 'text/plain', 'bad address\n');
    }
    if (!name.startsWith(path)) return answer(404, 'text/plain', 'not here\n');
    let file = normalize(join(folder, name.slice(path.length)));
    if (file !== normalize(folder) && !file.startsWith(normalize(folder + sep))) return answer(404, 'text/plain', 'not here\n');
    let stat = statSync(file, { throwIfNoEntry: false });
    if (stat?.isDirectory()) stat = statSync((file = join(file, 'index.html')), { throwIfNoEntry: false });
    if (!stat?.isFile()) return answer(404, 'text/plain', 'not here\n');
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream', 'Content-Length': stat.size, 'Cache-Control': 'no-cache', ...(sendHeaders ? headers : {}) });
    if (request.method === 'HEAD') response.end();
    else createReadStream(file).pipe(response);
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, host, () => {
      const url = `http://${host === '0.0.0.0' ? 'localhost' : host}:${server.address().port}${path}`;
      resolve({ url, requests, close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }) });
    });
  });
}

if (process.argv[1] === inRoot('scripts/serve.mjs')) {
  const at = process.argv.indexOf('--port');
  const folder = process.argv[2] && !process.argv[2].startsWith('--') ? process.argv[2] : undefined;
  const { url } = await serve({ folder, port: at > 0 ? Number(process.argv[at + 1]) : 8080 });
  console.log(url);
}
