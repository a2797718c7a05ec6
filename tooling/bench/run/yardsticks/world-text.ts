/**
 * What the hand-written yardsticks evaluate in every isolate: `tools`, `console` and the one way out, `$0(kind, text)`.
 * No validation, no limits, no care for hostile programs: this is the floor, not a sandbox.
 */
export function worldText(toolNames: readonly string[]): string {
  return `"use strict";
const out = $0;
const { parse, stringify } = JSON;
const pending = new Map();
let next = 0, batch = [], lines = [];
const flush = () => { const calls = batch; batch = []; out(0, stringify(calls)); };
const call = (name, input) => new Promise((resolve, reject) => {
  pending.set(++next, { resolve, reject });
  if (batch.push([next, name, input]) === 1) Promise.resolve().then(flush);
});
globalThis.tools = {};
for (const name of ${JSON.stringify(toolNames)}) tools[name] = (input) => call(name, input);
const show = (value) => typeof value === 'string' ? value : stringify(value);
globalThis.console = { log: (...values) => { lines.push(values.map(show).join(' ')); } };
const finish = (last) => { last.lines = lines; lines = []; out(1, stringify(last)); };
globalThis.start = (program) => { program().then((value) => finish({ value }), (error) => finish({ error: String(error) })); };
return (text) => {
  for (const [id, value, error] of parse(text)) {
    const { resolve, reject } = pending.get(id);
    pending.delete(id);
    if (error === undefined) resolve(value); else reject(new Error(error));
  }
};`;
}

/** One program of our own, with a call, a console line and a result, so that none of these is cold when the guest comes. */
export const warmUpText = `start(async () => { const [one] = await Promise.all([tools.echo({ n: 1 })]); console.log('warm', one); return one; })`;

/** The answer `warmUpText` waits for. */
export const warmUpAnswer = '[[1,{"n":1}]]';
