// npm start: sets up, builds, serves the page.
import { buildAll } from './build.mjs';
import { say } from './lib.mjs';
import { serve } from './serve.mjs';
import { setUp } from './setup.mjs';

setUp();
await buildAll();
const wanted = Number(process.env.PORT ?? 8080);
const { url } = await serve({ port: wanted }).catch((error) => {
  if (error.code !== 'EADDRINUSE') throw error;
  return serve({ port: 0 });
});
say(`Entente is at ${url} (Ctrl+C stops it)`);
