/** The names the goals speak of. */
export const names = {
  raw: 'raw-worker-loader',
  cloudflare: 'cloudflare-codemode',
  sallyport: 'sallyport-worker-loader',
} as const;
