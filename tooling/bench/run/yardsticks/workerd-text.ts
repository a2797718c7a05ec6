/**
 * What the yardstick for workerd runs in the child: one Worker that loads a Dynamic Worker for each program, and the few
 * lines around the program. No validation, no limits, no care for hostile programs: this is the floor, not a sandbox.
 */
export const hostWorkerText: string = `import { RpcTarget } from "cloudflare:workers";
class Bridge extends RpcTarget {
  constructor(call) { super(); this.call_ = call; }
  call(text) { return this.call_(text); }
}
export default {
  async fetch(request, { LOADER }) {
    const { 0: client, 1: server } = new WebSocketPair();
    const waiting = new Map();
    let next = 0, head = "", tail = "";
    server.accept();
    server.addEventListener("message", async ({ data }) => {
      const body = data.slice(data.indexOf(" ") + 1);
      const id = data.slice(1, data.indexOf(" "));
      if (data[0] === "s") { [head, tail] = JSON.parse(body); return; }
      if (data[0] === "a") { waiting.get(id)(body); waiting.delete(id); return; }
      const call = (text) => new Promise((resolve) => {
        const number = String(++next);
        waiting.set(number, resolve);
        server.send("c" + number + " " + text);
      });
      const worker = LOADER.load({ compatibilityDate: "2025-10-01", mainModule: "main.js", modules: { "main.js": head + body + tail }, env: {}, globalOutbound: null });
      server.send("e" + id + " " + await worker.getEntrypoint().run(new Bridge(call)));
    });
    return new Response(null, { status: 101, webSocket: client });
  },
};`;

/** What stands before and behind a program in its module. */
export function moduleAround(toolNames: readonly string[]): readonly [head: string, tail: string] {
  return [
    `import { WorkerEntrypoint } from "cloudflare:workers";
const { parse, stringify } = JSON;
export default class extends WorkerEntrypoint {
  async run(bridge) {
    const lines = [], pending = new Map(), tools = {};
    let next = 0, batch = [];
    const show = (value) => typeof value === "string" ? value : stringify(value);
    const console = { log: (...values) => { lines.push(values.map(show).join(" ")); } };
    const flush = async () => {
      const calls = batch;
      batch = [];
      for (const [id, value, error] of parse(await bridge.call(stringify(calls)))) {
        const { resolve, reject } = pending.get(id);
        pending.delete(id);
        if (error === undefined) resolve(value); else reject(new Error(error));
      }
    };
    const call = (name, input) => new Promise((resolve, reject) => {
      pending.set(++next, { resolve, reject });
      if (batch.push([next, name, input]) === 1) queueMicrotask(flush);
    });
    for (const name of ${JSON.stringify(toolNames)}) tools[name] = (input) => call(name, input);
    try {
      return stringify({ value: await (`,
    `)(), lines });
    } catch (error) {
      return stringify({ error: String(error), lines });
    }
  }
}`,
  ];
}
