import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where Chromium is, or why there is none. */
    browser: { readonly path: string } | { readonly missing: string };
  }
}

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * Finds Chromium for tests that need one, or installs Debian's. Without one those tests are skipped and say why; where
 * everything must be tested, that is a failure.
 */
export function setup(project: TestProject): void {
  const path = findBrowser() ?? installBrowser();
  if (path !== undefined) return project.provide('browser', { path });
  const missing = 'No Chromium was found: install Chrome or Chromium, or set CHROME_PATH to one.';
  if (process.env['CI'] === 'true') throw new Error(`${missing} With CI=true tests that need one are not skipped.`);
  console.warn(`Tests that need a browser are skipped. ${missing}`);
  project.provide('browser', { missing });
}

function findBrowser(): string | undefined {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new Error(`CHROME_PATH is ${named}, and there is no such file.`);
  }
  return places.find((place) => existsSync(place));
}

/** As root on Debian only: nobody else is asked for a password. */
function installBrowser(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  console.warn('Installing chromium for the tests.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium'];
  for (const args of [install, ['update', '-qq'], install]) {
    spawnSync('apt-get', args, { env, stdio: 'ignore' });
    const path = findBrowser();
    if (path !== undefined) return path;
  }
  return undefined;
}
