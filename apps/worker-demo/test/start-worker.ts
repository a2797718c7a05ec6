import { fileURLToPath } from 'node:url';

import { createTestHarness } from 'wrangler';

import type { Hello } from '../src/protocol/hello.ts';
import type { PageEvent } from '../src/protocol/page-event.ts';

/** The Worker, served as it is deployed. */
export interface StartedWorker {
  readonly url: URL;
  /** The tables that an object of this id holds. */
  tablesOf(object: { readonly className: 'Store' | 'Visitor'; readonly id: string }): Promise<readonly string[]>;
  idsOf(className: 'Store' | 'Visitor'): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Bundles and serves the Worker on a free port. */
export async function startWorker(
  settings: { readonly vars?: Record<string, string>; readonly secrets?: Record<string, string> } = {},
): Promise<StartedWorker> {
  // The page is built by a command of the configuration, which Wrangler runs where the process stands.
  process.chdir(fileURLToPath(new URL('../', import.meta.url)));
  const server = createTestHarness({ workers: [{ configPath: 'wrangler.jsonc', ...settings }] });
  const { url } = await server.listen();
  const worker = server.getWorker();
  return {
    url,
    idsOf: (className) => worker.listDurableObjectIds(className),
    async tablesOf({ className, id }) {
      const storage = await worker.getDurableObjectStorage(className, { id });
      const rows = await storage.exec(
        `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\'`,
      );
      return rows.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
    },
    close: () => server.close(),
  };
}

/** Somebody who opened the page: knows the cookie it was given. */
export interface TestVisitor {
  readonly hello: Hello;
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** Sends something and reads all events. */
  follow(path: '/api/chat' | '/api/run', body: object): Promise<readonly PageEvent[]>;
  run(code: string): Promise<Extract<PageEvent, { type: 'run-end' }>>;
}

/** Opens the page's API as a new visitor. */
export async function visit(url: URL): Promise<TestVisitor> {
  const response = await fetch(new URL('/api/hello', url));
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';');
  const post: TestVisitor['post'] = (path, body, headers = {}) =>
    fetch(new URL(path, url), {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const follow: TestVisitor['follow'] = async (path, body) => {
    const answer = await post(path, body);
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${answer.status}: ${text}`);
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as PageEvent);
  };
  return {
    hello: (await response.json()) as Hello,
    post,
    follow,
    async run(code) {
      const end = (await follow('/api/run', { code })).find((event) => event.type === 'run-end');
      if (end?.type !== 'run-end') throw new Error('The program did not end.');
      return end;
    },
  };
}

/** The result of a program, read as JSON. */
export function resultOf(end: Extract<PageEvent, { type: 'run-end' }>): unknown {
  if (end.result === undefined) throw new Error(JSON.stringify(end.failure));
  return JSON.parse(end.result.text);
}
