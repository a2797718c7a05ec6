import { type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';

import { type Look, type OpenedPage, askAndWait, openPage, waitUntilReady, write, writeAndRun } from './open-page.ts';
import { type StartedWorker, startWorker } from './start-worker.ts';

const browser = inject('browser');

async function open(url: URL, look: Look = {}): Promise<OpenedPage> {
  if ('missing' in browser) throw new Error(browser.missing);
  const opened = await openPage(browser.path, url, look);
  onTestFinished(() => opened.close());
  return opened;
}

describe.skipIf('missing' in browser)('the page, in Chromium', () => {
  let worker: StartedWorker;
  beforeAll(async () => {
    const vars = { MCP_SERVERS: JSON.stringify({ weather: { url: 'http://127.0.0.1:9/mcp' } }), RUN_SECONDS: '8' };
    worker = await startWorker({ vars });
  });
  afterAll(() => worker.close());

  test('says that a recorded model speaks, names the servers, and which of them failed and why', async () => {
    const { page } = await open(worker.url);
    await waitUntilReady(page);
    expect(await page.locator('#about').textContent()).toContain('a recorded one speaks');
    expect(await page.locator('.server').allTextContents()).toEqual([
      'store: 9 tools',
      expect.stringMatching(/^weather: out\. It (failed, or nothing answers|could not be reached)/),
    ]);
    await page.locator('#tab-api').click();
    expect(await page.locator('#panel-api .note').textContent()).toMatch(
      /^weather is left out: It .*Everything else works\.$/,
    );
    expect(await page.locator('#panel-api .code-view').textContent()).toContain('get_quote(input: {');
  });

  test('a question is answered by a program whose calls stand in a waterfall, those made at once side by side', async () => {
    const { page, complaints } = await open(worker.url);
    await waitUntilReady(page);
    await page.evaluate(watchPending);
    await askAndWait(page);
    expect(await page.locator('.said').last().textContent()).toContain('Ten shelves run out within two weeks.');
    const bars = await readBars(page);
    expect(bars).toHaveLength(9);
    // Shelves, sales and parts are read together: one moment lies within seven bars.
    const [first] = bars;
    expect(bars.filter(({ from, to }) => from <= (first?.to ?? 0) && to >= (first?.to ?? 0))).toHaveLength(7);
    expect(await page.locator('.card[aria-label="Tool calls"] header p').textContent()).toBe(
      '9 calls, up to 7 at once',
    );
    expect(await page.evaluate('globalThis.mostPending')).toBeGreaterThan(3);
    expect(await page.locator('.console').textContent()).toContain('54 parts in 3 shops');
    expect(await page.locator('[aria-label=Result] .code-view').textContent()).toContain('shop: "Harbour"');
    expect(await page.locator('[aria-label=Tokens] .way').count()).toBe(2);
    expect(complaints).toEqual([]);
  });

  test('a call opens to its arguments and its result', async () => {
    const { page } = await open(worker.url);
    await waitUntilReady(page);
    await askAndWait(page);
    await page.locator('.call summary').nth(1).click();
    const inside = page.locator('.call .inside').nth(1);
    expect(await inside.textContent()).toContain('{ shop: "Harbour" }');
    expect(await inside.textContent()).toMatch(/Result, \d\.\d kB.*onHand/s);
  });

  test('a tool that failed, a program that failed on it, and the one that did better, are told apart', async () => {
    const { page } = await open(worker.url);
    await waitUntilReady(page);
    for (let turn = 0; turn < 3; turn += 1) await askAndWait(page);
    expect(await page.locator('.chip .sub').allTextContents()).toEqual([
      expect.stringMatching(/^completed · 9 calls/),
      expect.stringMatching(/^completed · 25 calls/),
      expect.stringMatching(/^failed · 7 calls/),
      expect.stringMatching(/^completed · 8 calls/),
    ]);
    await page.locator('.chip').nth(1).click();
    expect(await page.locator('.call[data-status=failed] .complaint').first().textContent()).toContain(
      'Dunmore Rubber does not answer',
    );
    await page.locator('.chip').nth(2).click();
    expect(await page.locator('.failure .why').textContent()).toMatch(
      /^ToolError: Hill has 20 of TY-01, 1 of them reserved/,
    );
    expect(await page.locator('#composer-hint').textContent()).toContain('Start anew');
  });

  test('after a reload the conversation is there again, and can be started anew', async () => {
    const { page } = await open(worker.url);
    await waitUntilReady(page);
    await askAndWait(page);
    await page.reload();
    await waitUntilReady(page);
    expect(await page.locator('.said').last().textContent()).toContain('Ten shelves run out');
    expect(await readBars(page)).toHaveLength(9);
    expect(await page.locator('#question').inputValue()).toContain('Ask every supplier');
    await page.locator('#restart').click();
    await page.locator('.turn').first().waitFor({ state: 'detached' });
    expect(await page.locator('#question').inputValue()).toContain('Which parts run out');
    expect(await page.locator('#panel-run').textContent()).toContain('No program has passed yet');
  });

  test('a person writes a program and runs it; a mistake is shown in its line', async () => {
    const { page, complaints } = await open(worker.url);
    await waitUntilReady(page);
    await writeAndRun(
      page,
      `const { parts } = await codemode.store.list_parts({ page: 1 });\nconsole.error('seen', parts.length);\nreturn parts.length;`,
    );
    expect(await page.locator('#panel-write .state').textContent()).toBe('completed');
    expect(await page.locator('#panel-write [aria-label=Result]').textContent()).toContain('20');
    expect(await page.locator('#panel-write .console li').getAttribute('data-level')).toBe('error');
    await writeAndRun(page, 'const wrong = [1, 2;\nreturn wrong;');
    const failure = page.locator('#panel-write .failure');
    expect(await failure.locator('header').textContent()).toContain('syntax_error');
    expect(await failure.locator('pre').textContent()).toMatch(/> 1 \| const wrong = \[1, 2;\n\s+\|\s+\^/);
    await writeAndRun(page, `const twice = (n) => n.missing.length;\nreturn twice(2);`);
    expect(await failure.locator('.why').textContent()).toMatch(/^TypeError: .*\(line 1, column \d+\)/);
    await writeAndRun(page, `await codemode.store.get_stock({ shop: 'Nowhere' });`);
    expect(await page.locator('#panel-write .complaint').textContent()).toMatch(/^refused: .*shop/);
    await writeAndRun(page, `await new Promise((resolve) => setTimeout(resolve, 60_000));`);
    expect(await failure.locator('header').textContent()).toContain('deadline_exceeded');
    expect(complaints).toEqual([]);
  });

  test('Stop ends a run in the middle of a call', async () => {
    const { page } = await open(worker.url);
    await waitUntilReady(page);
    await write(page, `return codemode.store.count_shelves({ shop: 'Hill' });`);
    await page.locator('#panel-write .button.main').click();
    await page.locator('.took', { hasText: '1 of 10' }).waitFor();
    await page.locator('#panel-write .button.stop').click();
    await page.locator('.failure h3', { hasText: 'Stopped' }).waitFor();
    expect(await page.locator('#panel-write .state').textContent()).toBe('stopped');
    expect(await page.locator('.call').getAttribute('data-status')).toBe('stopped');
    await writeAndRun(page, 'return 1;');
    expect(await page.locator('#panel-write .state').textContent()).toBe('completed');
  });

  test('whatever tools and programs say stays text', async () => {
    const { page, complaints } = await open(worker.url);
    await waitUntilReady(page);
    const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>\u202Eevil\u0007';
    await writeAndRun(
      page,
      `const text = ${JSON.stringify(hostile)};
       console.log(text);
       await codemode.store.get_quote({ supplier: text, sku: 'BR-01', quantity: 1 }).catch((error) => console.warn(error.message));
       throw Object.assign(new Error(text), { name: text });`,
    );
    const panel = page.locator('#panel-write');
    expect(await panel.locator('img, script, iframe').count()).toBe(0);
    const text = (await panel.textContent()) ?? '';
    expect(text).toContain('<img src=x onerror="document.title=1">');
    for (const hidden of ['\u202e', '\u0007']) expect(text).not.toContain(hidden);
    expect(text).toContain('\\u{202e}evil');
    expect(await page.title()).toBe('Sallyport: Code Mode on Workers');
    expect(complaints).toEqual([]);
  });

  test('a Worker that cannot be reached is told, and the page opens once it can be', async () => {
    const { page } = await open(worker.url);
    await waitUntilReady(page);
    await page.context().setOffline(true);
    await page.locator('#send').click();
    await page.locator('.note.bad', { hasText: 'cannot be reached' }).waitFor();
    await page.context().setOffline(false);
    await page.route('**/api/hello', (route) => route.abort());
    await page.reload();
    await page.locator('#about', { hasText: 'cannot be reached' }).waitFor();
    await page.unroute('**/api/hello');
    await page.locator('#about button').click();
    await waitUntilReady(page);
  });

  test('nothing leaps while the page opens', async () => {
    const { page } = await open(worker.url);
    await waitUntilReady(page);
    await page.waitForTimeout(300);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              sum += (entry as PerformanceEntry & { readonly value: number }).value;
            }
          }).observe({ type: 'layout-shift', buffered: true });
          setTimeout(() => resolve(sum), 100);
        }),
    );
    expect(shift).toBeLessThan(0.02);
  });
});

interface Bar {
  readonly from: number;
  readonly to: number;
}

async function readBars(page: Page): Promise<readonly Bar[]> {
  return page.locator('#panel-run .track i').evaluateAll((bars) =>
    bars.map((bar) => {
      const { style } = bar as HTMLElement;
      const from = Number(style.getPropertyValue('--start'));
      return { from, to: from + Number(style.getPropertyValue('--took')) };
    }),
  );
}

/** Keeps how many calls were under way at one moment, as the page showed them. */
function watchPending(): void {
  const seen = globalThis as { mostPending?: number };
  seen.mostPending = 0;
  new MutationObserver(() => {
    const pending = document.querySelectorAll('.call[data-status=pending]').length;
    seen.mostPending = Math.max(seen.mostPending ?? 0, pending);
  }).observe(document.body, { subtree: true, childList: true });
}
