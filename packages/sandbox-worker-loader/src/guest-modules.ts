import type { SandboxJob } from '@sallyport/contract';

import { lingeringTurns, longestUrgentUnits, pieceUnits } from './constants.ts';

/** The modules of one guest. Only `program.js` differs from run to run; `runtime.js` is missing where there is one text. */
export function guestModules(job: SandboxJob, urgentLinePrefix = ''): Record<string, string> {
  if (job.parts === undefined) {
    return { [mainModule]: mainText.source(urgentLinePrefix), 'wire.js': wireText, 'program.js': asModule(job.source) };
  }
  const { program, tailored: runtime = job.parts.runtime } = job.parts;
  return {
    [mainModule]: mainText.parts(urgentLinePrefix),
    'wire.js': wireText,
    'runtime.js': asModule(runtime),
    'program.js': asModule(program),
  };
}

/** The module the platform enters. */
export const mainModule = 'main.js';

/** A text that is an expression, as a module of its own. It begins on the first line, from which places are counted. */
function asModule(expression: string): string {
  return `export default (${expression}\n);`;
}

const entrypoint = (values: string, urgentLinePrefix: string): string => `
let isBegun = false;
export default class extends WorkerEntrypoint {
  run(bridge) {
    if (isBegun) throw new TypeError("A world is used once.");
    isBegun = true;
    return begin(bridge, ${values}, ${JSON.stringify(urgentLinePrefix)});
  }
}`;

/** The order of the imports is the order of evaluation: our own text takes what it needs before any other runs. */
const mainText = {
  source: (urgentLinePrefix: string) => `import { WorkerEntrypoint } from "cloudflare:workers";
import { begin } from "./wire.js";
import source from "./program.js";
${entrypoint('source', urgentLinePrefix)}`,
  parts: (urgentLinePrefix: string) => `import { WorkerEntrypoint } from "cloudflare:workers";
import { begin } from "./wire.js";
import runtime from "./runtime.js";
import program from "./program.js";
${entrypoint('(send) => runtime(send, program)', urgentLinePrefix)}`,
} as const;

/**
 * Global names of a Worker that lead out of the language: a log, the caches of the platform, threads' memory, time. What
 * sits on the global object's prototypes (`fetch`, `WebSocket`, `EventSource`) goes with them.
 */
const powers = [
  'console',
  'navigator',
  'origin',
  'Cloudflare',
  'performance',
  'scheduler',
  'caches',
  'crypto',
  'self',
  'SharedArrayBuffer',
  'Atomics',
  'WebAssembly',
  'ServiceWorkerGlobalScope',
] as const;

/**
 * Evaluated first in every world. It owns the one way out, the bridge, and keeps it in a closure; a program reaches it
 * only through `send`. Nothing here looks a method up on a prototype the program can change.
 *
 * Calls between Workers cost more than text, so all messages of one microtask turn cross as one frame, and so do
 * answers that are ready together. A call to the bridge is answered with whatever answers are ready by then, to
 * whichever messages; while any is missing, one call is kept waiting on the host. An answer that begins with `=` is a
 * frame, with `+` a piece of one, and with anything else the end: nothing is sent from then on.
 *
 * A call reaches nobody while its caller goes on without yielding, so an urgent message gains nothing by a crossing of its
 * own: it goes with the next frame, or after a few microtask turns. Where a line prefix is given, urgent frames, and those
 * before them that may not have been heard, are written to the guest's console as well, which takes them at once.
 */
const wireText = `const Promise_ = Promise;
const TypeError_ = TypeError;
const Number_ = Number;
const call = Function.prototype.call;
const slice = call.bind(String.prototype.slice);
const find = call.bind(String.prototype.indexOf);
const stringify = JSON.stringify;
const print = console.log;
const global = globalThis;
// What a program leaves unhandled is its own affair, and no line in anybody's log.
const quiet = (event) => event.preventDefault();
addEventListener("unhandledrejection", quiet);
addEventListener("error", quiet);
Object.setPrototypeOf(global, Object.prototype);
for (const name of ${JSON.stringify(powers)}) delete global[name];

export const begin = (async (bridge, main, urgentLinePrefix) => {
  const unheard = { __proto__: null };
  let heard = 0;
  let crossed = 0;
  let printed = 0;
  const pending = { __proto__: null };
  let missing = 0;
  let open = 0;
  let next = 0;
  let header = "";
  let body = "";
  let isTicking = false;
  let isLingering = false;
  let isOver = false;
  const take = () => {
    const frame = header + "\\n" + body;
    header = body = "";
    return frame;
  };
  const settle = (frame) => {
    const bodyStart = find(frame, "\\n") + 1;
    let at = 0;
    let start = bodyStart;
    while (at < bodyStart - 1) {
      const comma = find(frame, ",", at);
      const id = slice(frame, at, comma);
      const stop = find(frame, ",", comma + 1);
      at = stop < 0 || stop > bodyStart ? bodyStart : stop + 1;
      const end = start + Number_(slice(frame, comma + 1, at - 1));
      const resolve = pending[id];
      if (resolve) {
        delete pending[id];
        missing--;
        resolve(slice(frame, start, end));
      }
      start = end;
    }
  };
  const forgetTo = (number) => { while (heard < number) delete unheard[++heard]; };
  const printUnheard = () => {
    if (printed < heard) printed = heard;
    while (printed < crossed) {
      const frame = unheard[++printed];
      if (frame !== undefined && frame.length <= ${longestUrgentUnits}) print(urgentLinePrefix + stringify(frame));
    }
  };
  const cross = async (frame, urgent) => {
    open++;
    const number = ++crossed;
    if (urgentLinePrefix !== "") {
      if (frame !== "\\n") unheard[number] = frame;
      if (urgent === true) printUnheard();
    }
    try {
      let rest = frame;
      while (rest.length > ${pieceUnits}) {
        bridge("+" + slice(rest, 0, ${pieceUnits}));
        rest = slice(rest, ${pieceUnits});
      }
      let answer = await bridge("=" + rest);
      forgetTo(number);
      let text = "";
      while (answer[0] === "+") {
        const pieceStart = find(answer, ":") + 1;
        text += slice(answer, pieceStart);
        answer = await bridge("-" + slice(answer, 1, pieceStart - 1));
      }
      if (answer[0] === "=") settle(text + slice(answer, 1));
      else isOver = true;
    } catch {
      isOver = true;
    }
    open--;
    if (open === 0 && missing > 0 && !isOver && !isTicking) cross("\\n");
  };
  const tick = async () => {
    await undefined;
    isTicking = false;
    if (header !== "" && !isOver) cross(take());
  };
  const linger = async () => {
    for (let turn = 0; turn < ${lingeringTurns}; turn++) await undefined;
    isLingering = false;
    if (!isTicking && header !== "" && !isOver) cross(take());
  };
  const post = (id, text) => { header += (header === "" ? "" : ",") + id + "," + text.length; body += text; };
  const send = (text, urgent) => {
    if (typeof text !== "string") throw new TypeError_("send takes a string");
    return new Promise_((resolve) => {
      if (isOver) return;
      const id = ++next;
      pending[id] = resolve;
      missing++;
      post(id, text);
      if (urgent !== true) { if (!isTicking) { isTicking = true; tick(); } }
      else if (urgentLinePrefix !== "") cross(take(), true);
      else if (!isTicking && !isLingering) { isLingering = true; linger(); }
    });
  };
  let id = -1;
  let last = "The guest's text threw or rejected.";
  try {
    const value = await main(send);
    if (typeof value === "string") { id = 0; last = value; }
    else last = "The guest's last message is not a string.";
  } catch {}
  post(id, last);
  const frame = take();
  if (open === 0 && frame.length <= ${pieceUnits}) return "=" + frame;
  // What was sent before must arrive before, and a return does not wait for calls under way.
  await cross(frame);
  return "";
});`;
