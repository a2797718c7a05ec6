import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';

import { type Look, type OpenedPage, askAndWait, openPage, waitUntilReady, writeAndRun } from './open-page.ts';
import { type StartedWorker, startWorker } from './start-worker.ts';

const browser = inject('browser');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function open(url: URL, look: Look = {}): Promise<OpenedPage> {
  if ('missing' in browser) throw new Error(browser.missing);
  const opened = await openPage(browser.path, url, look);
  onTestFinished(() => opened.close());
  await waitUntilReady(opened.page);
  return opened;
}

describe.skipIf('missing' in browser)('the page is for everybody', () => {
  let worker: StartedWorker;
  beforeAll(async () => {
    const vars = { MCP_SERVERS: JSON.stringify({ weather: { url: 'http://127.0.0.1:9/mcp' } }) };
    worker = await startWorker({ vars });
  });
  afterAll(() => worker.close());

  for (const look of [
    { scheme: 'light' },
    { scheme: 'dark' },
    { scheme: 'light', width: 360, height: 740 },
    { scheme: 'dark', width: 360, height: 740 },
  ] as const) {
    const name = `${look.scheme}, ${'width' in look ? 'on a phone' : 'on a desk'}`;
    test(`axe finds nothing to complain about in any view: ${name}`, async () => {
      const { page } = await open(worker.url, look);
      for (const show of views) {
        await show(page);
        expect(await findBarriers(page)).toEqual([]);
      }
    });
  }

  test('nothing is wider than a phone of 360 pixels, in any view', async () => {
    const { page } = await open(worker.url, { width: 360, height: 740 });
    for (const show of views) {
      await show(page);
      const widths = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
      expect(widths).toEqual([360, 360]);
    }
  });

  test('everything can be done with the keyboard, in an order that makes sense', async () => {
    const { page } = await open(worker.url);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skip to the question');
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('question');
    await page.keyboard.press('Enter');
    await page.locator('.tally').waitFor();
    await page.locator('#stop').waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe('question');
    const order: string[] = [];
    for (let step = 0; step < 8; step += 1) {
      await page.keyboard.press('Tab');
      order.push(await focused(page));
    }
    expect(order.slice(0, 5)).toEqual(['send', 'tab-run', 'panel-run', 'Program 1, text', 'call']);
    await page.keyboard.press('Enter');
    expect(await page.locator('.call[open]').count()).toBe(1);
    await page.locator('#tab-run').focus();
    await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('tab-api');
    expect(await page.locator('#panel-api').isVisible()).toBe(true);
    await page.keyboard.press('End');
    expect(await focused(page)).toBe('tab-write');
    await page.locator('.editor .cm-content').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('return 7');
    await page.keyboard.press('Control+Enter');
    await page.locator('#panel-write [aria-label="Result"]').waitFor();
    expect(await page.locator('#panel-write [aria-label="Result"]').textContent()).toContain('7');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Run');
  });

  test('what happens is said to whoever does not see it', async () => {
    const { page } = await open(worker.url);
    const heard = await page.evaluateHandle(() => {
      const texts: string[] = [];
      const announcer = document.getElementById('announcer');
      if (announcer === null) throw new Error('There is no announcer.');
      new MutationObserver(() => texts.push(announcer.textContent ?? '')).observe(announcer, { childList: true });
      return texts;
    });
    await askAndWait(page);
    const texts = (await heard.jsonValue()) as readonly string[];
    expect(texts[0]).toBe('The model writes a program.');
    expect(texts[1]).toMatch(/^The program completed · 9 calls/);
    expect(texts.at(-1)).toContain('Ten shelves run out within two weeks.');
  });

  test('who asks for less motion gets none', async () => {
    const { page } = await open(worker.url, { reducedMotion: 'reduce' });
    await askAndWait(page);
    const moving = await page.evaluate(
      () =>
        [...document.querySelectorAll('*')].filter((each) => {
          const { animationName, transitionDuration } = getComputedStyle(each);
          return animationName !== 'none' || !['0s', ''].includes(transitionDuration);
        }).length,
    );
    expect(moving).toBe(0);
  });
});

/** Each view of the page, one after the other. */
const views: readonly ((page: Page) => Promise<unknown>)[] = [
  () => Promise.resolve(),
  (page) => askAndWait(page),
  async (page) => {
    await showBench(page);
    await page.locator('.call summary').first().click();
  },
  (page) => page.locator('#tab-api').click(),
  (page) => writeAndRun(page, `console.warn('careful');\nawait codemode.store.get_stock({ shop: 'Nowhere' });`),
  (page) => writeAndRun(page, 'const wrong = [1, 2;'),
];

/** On a phone the workbench is behind a switch. */
async function showBench(page: Page): Promise<void> {
  const link = page.locator('#to-bench');
  if (await link.isVisible()) await link.click();
}

/** What axe-core says against the page as it is now. */
async function findBarriers(page: Page): Promise<readonly string[]> {
  await page.waitForTimeout(300);
  await page.evaluate(axeSource);
  const violations = (await page.evaluate('axe.run().then(({ violations }) => violations)')) as readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
  );
}

/** What has the focus: its id, its label, or its text. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null) return '';
    const { id, className, textContent, parentElement } = activeElement as HTMLElement;
    if (activeElement.tagName === 'SUMMARY') return parentElement?.className ?? '';
    return (id || activeElement.getAttribute('aria-label') || textContent?.trim()) ?? className;
  });
}
