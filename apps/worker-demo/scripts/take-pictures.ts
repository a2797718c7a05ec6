import { fileURLToPath } from 'node:url';

import sharp from 'sharp';

import { askAndWait, openPage, waitUntilReady } from '../test/open-page.ts';
import { startWorker } from '../test/start-worker.ts';
import { wranglerSettings } from './wrangler-settings.ts';

// Takes the pictures of the README: the second recorded question, as it stands when it is answered.
const chromium = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
const folder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));
Object.assign(process.env, wranglerSettings);
const worker = await startWorker();
try {
  for (const scheme of ['light', 'dark'] as const) {
    const { page, close } = await openPage(chromium, worker.url, { scheme, width: 1440, height: 960, scale: 1.4 });
    await waitUntilReady(page);
    await askAndWait(page);
    await askAndWait(page);
    // No caret, no focus ring: nobody is typing.
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.waitForTimeout(600);
    const picture = sharp(await page.screenshot({ animations: 'disabled' }));
    await picture.png({ palette: true, colours: 128, effort: 10 }).toFile(`${folder}worker-demo-${scheme}.png`);
    await close();
  }
} finally {
  await worker.close();
}
