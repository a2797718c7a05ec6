import { monitorEventLoopDelay } from 'node:perf_hooks';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TypeChecker } from '@sallyport/contract';
import { compile, toIdentifier } from '@sallyport/core';
import { observe, shapeToSchema } from '@sallyport/learn';
import { toolsToTs } from '@sallyport/schema-to-ts';
import { sampleResults } from '../learn/results.ts';
import { childrenOf, memoryOf } from '../run/processes.ts';
import { readToolLists } from '../types/tool-lists.ts';
import { watchBusyTime } from './busy-time.ts';
import { createFakeServers } from './servers.ts';
import { twentyLines, twoTools } from './twenty-lines.ts';

/** What one checker cost, in milliseconds and bytes. */
export interface CheckCost {
  readonly tools: number;
  readonly typesBytes: number;
  readonly firstMs: number;
  readonly medianMs: number;
  readonly p90Ms: number;
  readonly updateMs: number;
  /** The longest the event loop was held while checks were made. */
  readonly longestDelayMs: number;
  /** The same in processor time of its thread. */
  readonly longestBusyMs: number;
  readonly residentBytes: number;
}

const rounds = 60;

/** Measures one kind of checker over so many tools, in a process of its own: `node subject.ts <kind> <tools> <results>`. */
export async function measure(kind: string, tools: number, isLearned: boolean): Promise<CheckCost> {
  const types = typesOf(tools, isLearned);
  const servers = createFakeServers(readToolLists(corpus), () => undefined);
  const paths = twoTools(servers, toIdentifier);
  const textsOf = (turn: number): Parameters<TypeChecker['check']>[0] => {
    const compiled = compile(twentyLines(paths, turn));
    if (!compiled.ok) throw new Error(compiled.failure.message);
    return compiled.toCheck().texts;
  };
  const checking = async (checker: TypeChecker, turn: number): Promise<number> => {
    const texts = textsOf(turn);
    const start = performance.now();
    const findings = await checker.check(texts);
    const elapsedMs = performance.now() - start;
    if (findings.length > 0) throw new Error(findings.map(({ message }) => message).join('\n'));
    return elapsedMs;
  };
  const load = await loaderOf(kind);
  textsOf(-1);
  await wait(200);
  const residentBefore = residentBytesOfAll();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  // It counts from its second beat.
  await wait(50);
  const busy = watchBusyTime();
  const startedAt = performance.now();
  await using checker = load({ types });
  await checking(checker, 0);
  const firstMs = performance.now() - startedAt;
  const samples: number[] = [];
  for (let turn = 1; turn <= rounds; turn += 1) {
    samples.push(await checking(checker, turn));
    await wait(5);
  }
  const sorted = samples.slice(rounds / 3).toSorted((a, b) => a - b);
  checker.update({
    types: types.replace('declare const codemode: {', 'declare const codemode: {\nadded(input: {}): Promise<any>;'),
  });
  const updateMs = await checking(checker, rounds + 1);
  delay.disable();
  const { longestMs: longestBusyMs } = busy.stop();
  return {
    tools,
    typesBytes: types.length,
    firstMs,
    medianMs: sorted[sorted.length >> 1] ?? NaN,
    p90Ms: sorted[Math.floor(sorted.length * 0.9)] ?? NaN,
    updateMs,
    longestDelayMs: delay.max / 1e6,
    longestBusyMs,
    residentBytes: residentBytesOfAll() - residentBefore,
  };
}

const corpus = join(import.meta.dirname, '../../corpus/mcp-tools');

/** Of this process and those it started. */
function residentBytesOfAll(): number {
  const children = childrenOf(process.pid).map(({ pid }) => memoryOf(pid).residentBytes);
  return children.reduce((sum, bytes) => sum + bytes, process.memoryUsage().rss);
}

/** Shapes as they are learned from real results: a small object, an issue with 17 properties, a list of issues. */
const learnedShapes = sampleResults.slice(1, 4).map(({ value }) => shapeToSchema(observe(value)));

/**
 * The types of the corpus' first tools; over again under other names where more are asked for than there are. With
 * `isLearned` every result that is not declared was learned.
 */
function typesOf(count: number, isLearned: boolean): string {
  const tools = createFakeServers(readToolLists(corpus), () => undefined).flatMap(({ namespace, tools: listed }) =>
    listed.map(({ inputSchema, outputSchema, ...tool }, at) => ({
      ...tool,
      namespace,
      input: inputSchema,
      output: outputSchema,
      ...(isLearned && outputSchema === undefined && { observed: { schema: learnedShapes[at % 3], calls: '10+' } }),
    })),
  );
  const more = tools.map((tool) => ({ ...tool, namespace: `${tool.namespace}_again` }));
  return toolsToTs([...tools, ...more].slice(0, count)).text;
}

async function loaderOf(kind: string): Promise<(api: { readonly types: string }) => TypeChecker> {
  switch (kind) {
    case 'none':
      return () => ({ check: async () => [], update: () => {}, [Symbol.asyncDispose]: async () => {} });
    case 'typescript-7':
      return (await import('@sallyport/typecheck/typescript-7')).createTypeChecker;
    case 'thread':
      return (await import('@sallyport/typecheck/node')).createTypeChecker;
    case 'here':
      return (await import('@sallyport/typecheck')).createTypeChecker;
    default:
      throw new Error(`There is no checker "${kind}".`);
  }
}

if (import.meta.main) {
  const [kind = 'thread', tools = '100', results = 'declared'] = process.argv.slice(2);
  console.log(JSON.stringify(await measure(kind, Number(tools), results === 'learned')));
}
