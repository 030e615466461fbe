// Starts workers of the browser from scripts of one's own, under a strict policy too.

/** The worker runs `script` and no other code. */
export function startWorker(script: URL, name: string): Worker {
  const url = escapesPolicy(script) ? blobUrl(script) : script.href;
  return new Worker(trusted(url), { type: 'module', name });
}

/** The address of a script of this site, as what runs scripts wants it. */
export function ownScript(script: URL): string {
  if (script.origin !== location.origin) throw new TypeError(`${script.href} is not of this site`);
  return trusted(script.href);
}

/**
 * A worker takes its policy from its own response. Where the host sends none, a page that states its policy in a <meta>
 * must start the worker from a blob: address, which inherits it (Content Security Policy 3, 7.8). The page shows that it
 * means this by allowing blob: workers. A script of another origin starts no worker otherwise.
 */
function escapesPolicy(script: URL): boolean {
  if (typeof document === 'undefined') return false;
  if (script.origin !== location.origin) return true;
  const metas = document.querySelectorAll<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy" i]');
  return [...metas].some((meta) => /worker-src[^;]*\bblob:/.test(meta.content));
}

function blobUrl(script: URL): string {
  return URL.createObjectURL(new Blob([`import ${JSON.stringify(script.href)};`], { type: 'text/javascript' }));
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/** Passes `url`, which only this file makes, where a page requires trusted types. */
function trusted(url: string): string {
  const factory = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes;
  if (!factory) return url;
  policy ??= factory.createPolicy('entente', { createScriptURL: (own) => own });
  return policy.createScriptURL(url);
}
