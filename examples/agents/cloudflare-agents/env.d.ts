// `wrangler types` writes this file from wrangler.jsonc.
interface Env extends Cloudflare.Env {
  LOADER: WorkerLoader;
}
