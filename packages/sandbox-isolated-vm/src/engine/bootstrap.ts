/**
 * The text evaluated first in every world. It owns the one way out (`$0`, a native callback) and keeps it in a closure;
 * a program reaches it only through `send`. Nothing here looks a method up on a prototype the program can change:
 * containers have no prototype and promises are awaited by the language itself.
 *
 * Crossing costs more than text, so all messages of one microtask turn cross together, and so do their answers: a
 * JSON list `[id, length, id, length, …]` and then the texts in one. `id > 0` is a message, `0` the last message,
 * `-1` says that the guest broke.
 */
export const bootstrapText: string = `"use strict";
const out = $0;
const Promise_ = Promise;
const TypeError_ = TypeError;
const parse = JSON.parse;
const slice = Function.prototype.call.bind(String.prototype.slice);
const pending = { __proto__: null };
let next = 0;
let missing = 0;
let header = "";
let body = "";
let isTicking = false;
const flush = () => {
  if (header === "") return;
  const lengths = "[" + header + "]";
  const texts = body;
  header = body = "";
  out(lengths, texts);
};
const tick = async () => { await undefined; isTicking = false; flush(); };
const post = (id, text, urgent) => {
  header += header === "" ? id + "," + text.length : "," + id + "," + text.length;
  body += text;
  if (urgent === true) flush();
  else if (!isTicking) { isTicking = true; tick(); }
};
const send = (text, urgent) => {
  if (typeof text !== "string") throw new TypeError_("send takes a string");
  return new Promise_((resolve) => {
    missing++;
    const id = ++next;
    pending[id] = resolve;
    post(id, text, urgent);
  });
};
const exits = {
  __proto__: null,
  hasStarted: false,
  async run(main, given) {
    exits.hasStarted = true;
    let id = -1;
    let last = "The guest's source threw or rejected.";
    try {
      const value = await (main === undefined ? given(send) : main(send, given));
      if (typeof value === "string") { id = 0; last = value; }
      else last = "The guest's last message is not a string.";
    } catch {}
    post(id, last, true);
  },
  settle(lengths, texts) {
    const list = parse(lengths);
    let at = 0;
    for (let index = 0; index < list.length; index += 2) {
      const id = list[index];
      const end = at + list[index + 1];
      const resolve = pending[id];
      if (resolve) {
        pending[id] = undefined;
        missing--;
        resolve(slice(texts, at, end));
      }
      at = end;
    }
    // No deleting, which is slow; where nothing is missing the numbers begin anew.
    if (missing === 0) next = 0;
  },
};
return exits;`;

/** Name of the one-shot function through which a program's script hands its value to the bootstrap. */
export const startHook = '__sallyportStart';

/**
 * Evaluated with the exits as `$0` and the runtime's function, if there is one, as `$1`. The program's own script calls
 * the hook once; the hook is gone before any of that script's text is evaluated.
 */
export const startHookText: string = `"use strict";
const exits = $0;
const main = $1;
const global = globalThis;
exits.hasStarted = false;
Object.defineProperty(global, ${JSON.stringify(startHook)}, { configurable: true, value: () => {
  delete global[${JSON.stringify(startHook)}];
  return (given) => { exits.run(main, given); };
} });`;
