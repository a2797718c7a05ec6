/**
 * The text evaluated first in every world. It owns the one way out (`out`, a native callback) and keeps it in a
 * closure; a program reaches it only through `send`. Nothing here looks a method up on a prototype the program can
 * change: containers have no prototype and promises are awaited by the language itself.
 *
 * `out(id, text, urgent)`: `id > 0` a message, `0` the last message, `-1` the guest broke.
 */
const body = `
const Promise_ = Promise;
const TypeError_ = TypeError;
const pending = { __proto__: null };
let next = 0;
const send = (text, urgent) => {
  if (typeof text !== "string") throw new TypeError_("send takes a string");
  return new Promise_((resolve) => {
    const id = ++next;
    pending[id] = resolve;
    post(id, text, urgent === true);
  });
};
const run = async (main, program) => {
  try {
    const last = await main(send, program);
    if (typeof last === "string") post(0, last, false);
    else post(-1, "The guest's last message is not a string.", false);
  } catch {
    post(-1, "The guest's source threw or rejected.", false);
  }
};
return {
  __proto__: null,
  run,
  settle() {
    for (let at = 0; at < arguments.length; at += 2) {
      const resolve = pending[arguments[at]];
      delete pending[arguments[at]];
      if (resolve) resolve(arguments[at + 1]);
    }
  },
};`;

/** For a callback that returns at once: its other side gathers messages itself. */
export const directBootstrapText: string = `"use strict"; const post = $0;${body}`;

/**
 * For a callback that crosses threads: the messages of one microtask turn cross together, as `out(id, text, id, …)`.
 * Text after the bootstrap's own exits: `start(main)` is what an engine calls before the program arrives.
 */
export const gatheringBootstrapText: string = `"use strict";
const out = $0;
const apply = Reflect.apply;
let gathered = { __proto__: null, length: 0 };
let isTicking = false;
const flush = () => {
  if (gathered.length === 0) return;
  const crossing = gathered;
  gathered = { __proto__: null, length: 0 };
  apply(out, undefined, crossing);
};
const tick = async () => { await undefined; isTicking = false; flush(); };
const post = (id, text, urgent) => {
  gathered[gathered.length++] = id;
  gathered[gathered.length++] = text;
  if (urgent || id <= 0) flush();
  else if (!isTicking) { isTicking = true; tick(); }
};${body}`;

/**
 * Evaluated with the exits as \`$0\` and the runtime's function, if there is one, as \`$1\`. The program's own script
 * calls the hook once, with its value; it is gone before the program's first statement runs.
 */
export const startHook = '__sallyportStart';
export const startHookText: string = `"use strict";
const exits = $0; const main = $1; const global = globalThis;
Object.defineProperty(global, ${JSON.stringify(startHook)}, { configurable: true, value: (value) => {
  delete global[${JSON.stringify(startHook)}];
  if (main === undefined) exits.run(value); else exits.run(main, value);
} });`;
