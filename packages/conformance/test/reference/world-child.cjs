'use strict';
// The child of the process world: the whole process is one guest's world. Plain JavaScript, so that it starts fast.
const { readFileSync } = require('node:fs');
const http = require('node:http');
const { runInNewContext, runInThisContext } = require('node:vm');

const host = process;
const faults = process.argv.slice(2);
const post = process.send.bind(process);
const later = setImmediate;

const language = new Set(runInNewContext('Object.getOwnPropertyNames(globalThis)'));
for (const key of Reflect.ownKeys(globalThis)) {
  if (!language.has(key) && !(key === 'process' && faults.includes('keep-process'))) delete globalThis[key];
}
delete globalThis.console;
if (faults.includes('keep-network')) globalThis.fetch = (url) => void http.get(url).on('error', () => {});

const wrapSend = faults.includes('foreign-send')
  ? runInNewContext('(inner) => (...texts) => inner(...texts)')
  : undefined;
// Evaluated as a script without a loader, so that `import()` fails in it and in all that it evaluates.
const glue = runInThisContext(readFileSync(`${__dirname}/world-glue.cjs`, 'utf8'));
const world = glue({ post, later, faults, wrapSend });

host.on('unhandledRejection', () => {});
host.on('uncaughtException', () => {});
host.on('disconnect', () => host.exit());
host.on('message', (message) => {
  if (message.type === 'job') world.start(message.job);
  else world.answer(message.id, message.text);
});
