import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type BrowserContext, type Page, chromium } from 'playwright-core';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** How the page is looked at. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly scale?: number;
  readonly reducedMotion?: 'reduce';
}

/** A browser of its own, with nothing remembered. */
export interface OpenedPage {
  readonly page: Page;
  /** What the page complained about: errors, broken policies. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens the page in a fresh browser. */
export async function openPage(executablePath: string, url: URL, look: Look = {}): Promise<OpenedPage> {
  const folder = await mkdtemp(join(tmpdir(), 'sallyport-page-'));
  const { width = 1440, height = 900, scheme = 'light', scale = 1, reducedMotion } = look;
  const context: BrowserContext = await chromium.launchPersistentContext(folder, {
    executablePath,
    headless: true,
    args: flags,
    viewport: { width, height },
    colorScheme: scheme,
    deviceScaleFactor: scale,
    ...(reducedMotion && { reducedMotion }),
  });
  const complaints: string[] = [];
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  await page.goto(url.href);
  return {
    page,
    complaints,
    async close() {
      await context.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Waits until a question can be sent. */
export async function waitUntilReady(page: Page): Promise<void> {
  await page.locator('#send:enabled').waitFor();
}

/** Sends the question that stands in the composer and waits for the answer's end. */
export async function askAndWait(page: Page): Promise<void> {
  const before = await page.locator('.tally').count();
  await page.locator('#send').click();
  await page.locator('.tally').nth(before).waitFor();
  await page.locator('#stop').waitFor({ state: 'hidden' });
}

/** Puts a program into the editor and runs it to its end. */
export async function writeAndRun(page: Page, code: string): Promise<void> {
  await write(page, code);
  await page.keyboard.press('Control+Enter');
  await page.locator('#panel-write .state').waitFor();
  await page.locator('#panel-write .button.main:enabled').waitFor();
}

/** Puts a program into the editor, as a person would who pastes it. */
export async function write(page: Page, code: string): Promise<void> {
  await page.locator('#tab-write').click();
  const editor = page.locator('.editor .cm-content');
  await editor.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(code);
}
