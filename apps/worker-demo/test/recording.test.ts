import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';

import type { PageEvent } from '../src/protocol/page-event.ts';
import { type CountedCall, createLedger, countTokens as estimate } from '../src/visit/ledger.ts';
import { readRecording } from '../scripts/read-recording.ts';
import { examples } from '../page/examples.ts';
import { type StartedWorker, type TestVisitor, startWorker, visit } from './start-worker.ts';

let worker: StartedWorker;
let visitor: TestVisitor;
const turns: (readonly PageEvent[])[] = [];
beforeAll(async () => {
  worker = await startWorker();
  visitor = await visit(worker.url);
  for (const question of visitor.hello.questions) turns.push(await visitor.follow('/api/chat', { question }));
});
afterAll(() => worker.close());

const textOf = (events: readonly PageEvent[], type: 'say' | 'write'): string =>
  events.flatMap((event) => (event.type === type ? event.text : [])).join('');
const resultsOf = (events: readonly PageEvent[]): readonly string[] =>
  events.flatMap((event) => (event.type === 'run-end' ? (event.result?.text ?? event.failure?.message ?? '') : []));

test('the recorded conversation is played through the AI SDK, with its programs as they stand in their files', async () => {
  const { turns: recorded } = await readRecording();
  expect(turns).toHaveLength(recorded.length);
  for (const [index, { steps, answer }] of recorded.entries()) {
    const events = turns[index] ?? [];
    expect(textOf(events, 'say')).toBe(steps.map(({ says }) => says).join('') + answer);
    expect(textOf(events, 'write')).toBe(steps.map(({ code }) => code).join(''));
    expect(events.at(-1)).toEqual({ type: 'end', reason: 'done' });
  }
});

test('one program of the recording fails on a tool, and the next one does better', () => {
  const states = turns.flatMap((events) => events.flatMap((event) => (event.type === 'run-end' ? event.status : [])));
  expect(states).toEqual(['completed', 'completed', 'failed', 'completed']);
});

test('calls made while another is under way count as one round of plain tool calls', () => {
  const rounds = turns.map((events) => events.flatMap((event) => (event.type === 'spent' ? event.spent : [])));
  expect(rounds.map(([spent]) => [spent?.codeMode.rounds, spent?.plainTools.rounds])).toEqual([
    [2, 3],
    [2, 4],
    [3, 6],
  ]);
});

test('a recorded answer says only what its programs gave', async () => {
  const { turns: recorded } = await readRecording();
  for (const [index, { answer }] of recorded.entries()) {
    const results = resultsOf(turns[index] ?? []).join('\n');
    const figures = answer.match(/PO-\d+|[A-Z]{2}-\d\d|\d+(?:\.\d+)?/g) ?? [];
    expect(figures.length).toBeGreaterThan(5);
    for (const figure of figures) expect(results).toContain(figure);
  }
});

test('questions that were not recorded are refused in words', async () => {
  const { post } = await visit(worker.url);
  const response = await post('/api/chat', { question: 'Something else' });
  expect(response.status).toBe(409);
  expect(await response.json()).toMatchObject({ error: { code: 'recorded_only' } });
});

test('the recorded programs and the examples of the editor fit the generated API, but for those made to fail', () => {
  const folder = mkdtempSync(join(tmpdir(), 'worker-demo-types-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const programs = new URL('../programs/', import.meta.url);
  const files = new Map(readdirSync(programs).map((name) => [name, readFileSync(new URL(name, programs), 'utf8')]));
  for (const [index, { name, code }] of examples.entries()) {
    if (!name.startsWith('A mistake')) files.set(`example-${index}.ts`, code);
  }
  writeFileSync(join(folder, 'api.d.ts'), visitor.hello.types);
  writeFileSync(
    join(folder, 'world.d.ts'),
    'declare const console: Record<"log" | "warn", (...parts: unknown[]) => void>;',
  );
  for (const [name, code] of files) {
    writeFileSync(join(folder, name), `export async function program() {\n${code}}\n`);
  }
  expect(typeCheck(folder, ['api.d.ts', 'world.d.ts', ...files.keys()])).toBe('');
});

test('estimated tokens are within a tenth of what o200k_base counts, for both ways and for the API', async () => {
  const { turns: recorded } = await readRecording();
  const written = recorded.flatMap(({ steps }) => steps.map(({ code }) => code)).join('\n');
  const read = turns
    .flatMap((events) => events.flatMap((event) => (event.type === 'call-end' ? (event.result?.text ?? '') : [])))
    .join('\n');
  for (const text of [written, read, visitor.hello.types, JSON.stringify(visitor.hello.tools)]) {
    const share = estimate(text) / countTokens(text);
    expect(share).toBeGreaterThan(0.9);
    expect(share).toBeLessThan(1.1);
  }
});

test('the ledger counts what each way reads again in every round, and a round of calls as one', () => {
  const ledger = createLedger({ codeMode: 100, plainTools: 200 }, '');
  const call = (round: number): CountedCall => ({ round, inputTokens: 5, resultTokens: 50 });
  ledger.addRun({ written: '', answer: '', calls: [call(1), call(1), call(2)] });
  const { spent, contexts } = ledger.end('');
  expect(spent.codeMode).toEqual({ rounds: 2, tokens: 100 + 100 });
  // Two calls at once, one after them, the answer.
  expect(spent.plainTools).toEqual({ rounds: 3, tokens: 200 + 10 + (310 + 5) + 365 });
  expect(contexts).toEqual({ codeMode: 100, plainTools: 365 });
});

function typeCheck(folder: string, names: readonly string[]): string {
  const compiler = fileURLToPath(new URL('../../../node_modules/typescript/bin/tsc', import.meta.url));
  const options = [
    '--strict',
    '--noEmit',
    '--target',
    'esnext',
    '--lib',
    'esnext',
    '--module',
    'esnext',
    '--types',
    '',
  ];
  try {
    return execFileSync(process.execPath, [compiler, ...options, ...names], { cwd: folder, encoding: 'utf8' });
  } catch (error) {
    return (error as { readonly stdout: string }).stdout;
  }
}
