/** Packages are bundled from their sources, and nothing is asked of the network that local work does not need. */
export const wranglerSettings = {
  WRANGLER_BUILD_CONDITIONS: '@sallyport/source,workerd,worker,browser',
  WRANGLER_SEND_METRICS: 'false',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
} as const;
