import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createLearner, createMemoryShapeStore, type ShapeStore } from '../src/index.ts';
import { createFileShapeStore } from '../src/node.ts';
import { startWorker, type CallWorker } from './workers/start-worker.ts';

const directories: string[] = [];
function temporary(): string {
  const directory = mkdtempSync(join(tmpdir(), 'sallyport-shapes-'));
  directories.push(directory);
  return directory;
}
afterAll(() => Promise.all(directories.map((directory) => rm(directory, { recursive: true, force: true }))));

const oddPaths = ['a.b', 'ns.täst', '$x', 'CON', `${'n'.repeat(128)}.${'t'.repeat(128)}`, 'A.b'];

/** What every store promises. */
function testStore(name: string, open: () => ShapeStore): void {
  describe(`a store in ${name}`, () => {
    test('knows nothing at first', async () => {
      expect((await open().read(['unknown.tool'])).size).toBe(0);
    });
    test('gives back what was put under each path, and only what is asked for', async () => {
      const store = open();
      for (const path of oddPaths) await store.update(path, () => `"${path}"`);
      expect(await store.read(oddPaths)).toEqual(new Map(oddPaths.map((path) => [path, `"${path}"`])));
      expect((await store.read(['a.b', 'a.c'])).size).toBe(1);
    });
    test('gives a change the text it replaces, and loses none that are made at once', async () => {
      const store = open();
      await Promise.all(
        Array.from({ length: 20 }, (_, at) => store.update('many.changes', (text = '') => `${text}${at},`)),
      );
      const text = (await store.read(['many.changes'])).get('many.changes') ?? '';
      expect(text.split(',').filter((part) => part !== '')).toHaveLength(20);
    });
    test('removes what a change makes undefined', async () => {
      const store = open();
      await store.update('gone.tool', () => '1');
      await store.update('gone.tool', () => undefined);
      expect((await store.read(['gone.tool'])).size).toBe(0);
      await store.update('gone.tool', () => undefined);
    });
    test('takes a long list of paths', async () => {
      const paths = Array.from({ length: 300 }, (_, at) => `long.tool${at}`);
      const store = open();
      await store.update('long.tool299', () => '1');
      expect([...(await store.read(paths)).keys()]).toEqual(['long.tool299']);
    });
  });
}

testStore('memory', createMemoryShapeStore);

const shared = temporary();
testStore('files', () => createFileShapeStore({ directory: join(shared, 'deep', 'er') }));

describe('a store in files', () => {
  const tool = { path: 'shared.tool', fingerprint: 'fp' };
  test('keeps all that several processes learn at once', async () => {
    const directory = temporary();
    const script = fileURLToPath(new URL('processes/learn-in-file.ts', import.meta.url));
    const names = ['left', 'right', 'middle'];
    const run = (name: string): Promise<unknown> =>
      promisify(execFile)(process.execPath, ['--conditions=@sallyport/source', script, directory, name, '25']);
    await Promise.all(names.map(run));
    const learner = createLearner({ store: createFileShapeStore({ directory }) });
    await learner.load([tool]);
    const text = JSON.stringify(learner.shapeOf(tool));
    const learned = names.flatMap((name) => [...'abcdefghijklmnopqrstuvwxy'].map((letter) => `"${name}${letter}"`));
    expect(learned.filter((key) => !text.includes(key))).toEqual([]);
    expect(text).toContain('"30+"');
    expect(readdirSync(directory)).toHaveLength(1);
  });
  test('takes over from a process that died while it wrote', async () => {
    const directory = temporary();
    const store = createFileShapeStore({ directory });
    await store.update('a.b', () => '1');
    const [file = ''] = readdirSync(directory);
    writeFileSync(join(directory, `${file}.lock`), '');
    const longAgo = Date.now() / 1_000 - 3_600;
    utimesSync(join(directory, `${file}.lock`), longAgo, longAgo);
    await store.update('a.b', (text) => `${text ?? ''}2`);
    expect((await store.read(['a.b'])).get('a.b')).toBe('12');
    expect(existsSync(join(directory, `${file}.lock`))).toBe(false);
  });
  test('starts anew from a file that is damaged, cut off or of another tool', async () => {
    const directory = temporary();
    const store = createFileShapeStore({ directory });
    const learner = createLearner({ store });
    for (const damage of [
      '',
      '{',
      '{"path":"other.tool"}\n{}\n',
      '\0\0\0\0',
      '{"path":"shared.tool"}\n{"version":1,"shape":[[[',
    ]) {
      await store.update(tool.path, () => 'x');
      const [file = ''] = readdirSync(directory);
      writeFileSync(join(directory, file), damage);
      await learner.load([tool]);
      learner.observe(tool, { id: 1 });
      await learner.flush({ all: true });
      await learner.load([tool]);
      expect(learner.shapeOf(tool)?.schema).toMatchObject({ required: ['id'] });
    }
  });
  test.skipIf(process.platform === 'win32')(
    'lets nobody else read them, and says in plain text whose they are',
    async () => {
      const directory = temporary();
      await createFileShapeStore({ directory }).update('github.list_issues', () => '1');
      const [file = ''] = readdirSync(directory);
      expect(statSync(join(directory, file)).mode & 0o077).toBe(0);
      expect(readFileSync(join(directory, file), 'utf8')).toContain('github.list_issues');
    },
  );
  test('says what is wrong with a directory that cannot be one', async () => {
    const file = join(temporary(), 'file');
    writeFileSync(file, '');
    await expect(createFileShapeStore({ directory: file }).read(['a.b'])).rejects.toThrow('EEXIST');
  });
});

describe('a store in a Durable Object', () => {
  const directory = temporary();
  let worker: Awaited<ReturnType<typeof startWorker>>;
  const call: CallWorker = (...given) => worker.call(...given);
  beforeAll(async () => {
    worker = await startWorker(directory);
  });
  afterAll(() => worker.stop());

  test('gives back what was put under each path, more than one get may ask for', async () => {
    for (const path of oddPaths) await call('replace', [path], path);
    const others = Array.from({ length: 300 }, (_, at) => `other.tool${at}`);
    const read = new Map((await call('read', [...others, ...oddPaths])) as readonly (readonly [string, string])[]);
    expect(read).toEqual(new Map(oddPaths.map((path) => [path, path])));
    await call('remove', ['a.b']);
    expect(await call('read', ['a.b'])).toEqual([]);
  });
  test('loses no change of those made at once', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, at) => call('replace', ['many.changes'], `${at},`)));
    const [[, text = ''] = []] = (await call('read', ['many.changes'])) as readonly string[][];
    expect(text.split(',')).toHaveLength(21);
  });
  test('learns, and knows it after the process was killed', async () => {
    await call('observe', ['shop.order'], { id: 1, lines: [{ sku: 'a' }] });
    await call('observe', ['shop.order'], { id: 'x', lines: [] });
    await worker.stop();
    worker = await startWorker(directory);
    expect(await call('shape', ['shop.order'])).toEqual({
      calls: '2',
      schema: {
        type: 'object',
        properties: {
          id: { type: ['string', 'number'] },
          lines: {
            type: 'array',
            items: { type: 'object', properties: { sku: { type: 'string' } }, required: ['sku'] },
          },
        },
        required: ['id', 'lines'],
      },
    });
  });
});
