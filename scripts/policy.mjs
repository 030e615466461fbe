// The content security policy of the page: what it may load, run and reach. Sent as a header by hosts that read `_headers`,
// and stated in a <meta> for hosts that cannot; a worker started from a blob: address inherits the latter.
const POLICY = {
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'", // WebAssembly needs the second; eval stays forbidden
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'manifest-src': "'self'",
  'connect-src': "'self'", // the engine's own files; nothing else can be reached
  'worker-src': "'self' blob:",
  'base-uri': "'none'",
  'form-action': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'entente entente-html', // the worker's address (wasm/src/connect.ts); HTML files, read as text (web/src/html-text.ts)
};

const text = (policy) => Object.entries(policy).map(([name, value]) => `${name} ${value}`).join('; ');

export const metaPolicy = text(POLICY);
/** `frame-ancestors` is ignored in a <meta>. */
export const headerPolicy = text({ ...POLICY, 'frame-ancestors': "'none'" });

/** The headers of every answer; scripts/serve.mjs sends them too. */
export const headers = {
  'Content-Security-Policy': headerPolicy,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};

/** `_headers`, as Netlify and Cloudflare Pages read it. Files named by their content never change. */
export function headersFile(immutable) {
  const block = (path, fields) => [path, ...Object.entries(fields).map(([name, value]) => `  ${name}: ${value}`)].join('\n');
  return [block('/*', headers), ...immutable.map((path) => block(`/${path}`, { 'Cache-Control': 'public, max-age=31536000, immutable' }))].join('\n') + '\n';
}
