import { RpcTarget } from 'cloudflare:workers';
import type { WorkerLoaderLike } from '@sallyport/sandbox-worker-loader';

import { readResult } from '../../run/yardsticks/run-calls.ts';
import type { BenchSystem, BenchTools } from '../../run/system.ts';
import { names } from '../names.ts';

/**
 * The floor: one hand-written module around the program, one RPC per microtask turn in each direction, JSON text. No
 * validation, no limits, no care for hostile programs.
 */
const before = (toolNames: readonly string[]): string => `import { WorkerEntrypoint } from "cloudflare:workers";
const { parse, stringify } = JSON;
export default class extends WorkerEntrypoint {
  async run(bridge) {
    const lines = [];
    const show = (value) => typeof value === "string" ? value : stringify(value);
    globalThis.console = { log: (...values) => { lines.push(values.map(show).join(" ")); } };
    let batch = [];
    const flush = async () => {
      const calls = batch;
      batch = [];
      const answers = parse(await bridge.call(stringify(calls.map(({ name, input }) => [name, input]))));
      for (let index = 0; index < calls.length; index++) {
        const [value, error] = answers[index];
        if (error === undefined) calls[index].resolve(value); else calls[index].reject(new Error(error));
      }
    };
    const call = (name, input) => new Promise((resolve, reject) => {
      if (batch.push({ name, input, resolve, reject }) === 1) queueMicrotask(flush);
    });
    const tools = {};
    for (const name of ${JSON.stringify(toolNames)}) tools[name] = (input) => call(name, input);
    try {
      return stringify({ value: await (`;
const after = `)(), lines });
    } catch (error) {
      return stringify({ error: String(error), lines });
    }
  }
}`;

class Bridge extends RpcTarget {
  readonly #tools: BenchTools;
  constructor(tools: BenchTools) {
    super();
    this.#tools = tools;
  }
  async call(text: string): Promise<string> {
    const calls = JSON.parse(text) as [string, { n?: number }][];
    const answers = calls.map(async ([name, input]) => {
      const tool = this.#tools[name];
      try {
        if (!tool) throw new Error(`No tool ${name}`);
        return [await tool.execute(input)];
      } catch (error) {
        return [null, String(error)];
      }
    });
    return JSON.stringify(await Promise.all(answers));
  }
}

/** Hand-written Worker Loader code. */
export function createRaw(loader: WorkerLoaderLike): BenchSystem {
  let bridge: Bridge | undefined;
  let head = '';
  return {
    name: names.raw,
    placement: 'host',
    setup: async (tools) => {
      bridge = new Bridge(tools);
      head = before(Object.keys(tools));
    },
    run: async (code) => {
      const worker = loader.load({
        compatibilityDate: '2025-10-01',
        compatibilityFlags: [],
        mainModule: 'main.js',
        modules: { 'main.js': `${head}${code}${after}` },
        env: {},
        globalOutbound: null,
        limits: { cpuMs: 10_000, subRequests: 10_000 },
      });
      const entrypoint = worker.getEntrypoint() as { run(bridge: unknown): Promise<string> };
      return readResult(await entrypoint.run(bridge));
    },
    dispose: async () => {},
  };
}
