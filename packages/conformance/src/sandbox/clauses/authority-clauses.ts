import type { SandboxClause } from '../clause.ts';
import { bothForms } from '../clause.ts';
import { quietMs } from '../constants.ts';
import { expectThat } from '../../kit/expect.ts';
import { expectText } from '../expect.ts';
import { openListener, plantSecret } from '../host.ts';
import { pause } from '../../kit/pause.ts';

/**
 * Finds objects of another realm: their prototypes end at another `Object.prototype`, and the functions they lead to
 * evaluate in another global object. A world that refuses to evaluate text is as good as one that evaluates its own.
 */
const walker = `
  const found = [];
  const evaluate = (label, make) => {
    let world = globalThis;
    try { world = make('return globalThis')(); } catch {}
    if (!(world instanceof Object)) found.push(label + ' evaluates in another world');
  };
  const walk = (label, value) => {
    let top;
    for (let step = value, depth = 0; step !== null && step !== undefined && depth < 9; depth += 1) {
      if (typeof step !== 'object' && typeof step !== 'function') return;
      top = step;
      try {
        const made = step.constructor;
        if (typeof made === 'function') {
          evaluate(label, made.constructor);
          if (typeof step === 'function') evaluate(label, made);
        }
      } catch {}
      step = Object.getPrototypeOf(step);
    }
    if (top !== undefined && top !== value && top !== Object.prototype) found.push(label + ' is not of this world');
  };
  const attempt = (label, act) => {
    try { const value = act(); walk(label, value); return value; } catch (error) { walk('the error of ' + label, error); }
  };
`;

/** Ends: `found: ` and a list that must be empty. */
const walksSend = `async (send) => {
  ${walker}
  walk('send', send);
  const pending = attempt('send()', () => send('hello'));
  attempt('send of a symbol', () => send(Symbol('s')));
  attempt('send of nothing', () => send());
  attempt('send of a trap', () => send({ toString() { throw new Error('mine'); } }));
  attempt('send with another this', () => Reflect.apply(send, null, ['this']));
  attempt('new send', () => new send('new'));
  attempt('send.call', () => send.caller);
  Error.prepareStackTrace = (error, sites) => {
    for (const site of sites) {
      try { walk('a call site', site.getThis()); walk('a call site', site.getFunction()); } catch {}
    }
    return '';
  };
  try { String(new Error('sites').stack); } catch {}
  const imported = attempt('import()', () => import('sallyport:nowhere'));
  try { await imported; } catch (error) { walk('the error of import()', error); }
  try { walk('the answer', await pending); } catch (error) { walk('the error of an answer', error); }
  return 'found: ' + [...new Set(found)].join('; ');
}`;

/** Where the stack ends, engine and glue throw errors of their own making. */
const walksAtTheBrink = `async (send) => {
  ${walker}
  const caught = [];
  let left = 25;
  const dive = () => {
    try { dive(); } catch (error) {
      if (left > 0) {
        left -= 1;
        try { caught[left] = error; send('brink'); } catch (second) { try { caught[left] = second; } catch {} }
      }
      throw error;
    }
  };
  try { dive(); } catch (error) { walk('the error of a full stack', error); }
  for (const error of caught) walk('the error of a full stack', error);
  return 'found: ' + [...new Set(found)].join('; ');
}`;

const noHostObjects: SandboxClause = {
  id: 'world/no-host-objects',
  group: 'world',
  title: 'lets no object of another realm into the guest: send, its promises, its errors, import()',
  forms: bothForms,
  check: async ({ start }) => {
    expectText(await start(walksSend).ended(), 'found: ');
    // A guest that fills its stack inside the glue may harm itself. It must not find anything.
    const brink = start(walksAtTheBrink);
    await brink.ended().catch(() => undefined);
    if (brink.ending?.status === 'resolved') expectText(brink.ending, 'found: ');
  },
};

const secretName = 'SALLYPORT_KIT_SECRET';

const looksForPowers = `async (send) => {
  const names = ['process', 'require', 'module', 'Deno', 'Bun', '__dirname', 'Buffer', '${secretName}'];
  const found = names.filter((name) => globalThis[name] !== undefined);
  if (typeof process !== 'undefined' || typeof require !== 'undefined') found.push('a name in scope');
  const modules = ['node:fs', 'fs', 'node:child_process', 'node:net', 'node:worker_threads', 'node:vm', 'node:module',
    'isolated-vm', 'data:text/javascript,export default 1'];
  for (const name of modules) {
    try { await import(name); found.push('import ' + name); } catch {}
  }
  try {
    const host = await import('node:process');
    if (Object.keys((host.default ?? host).env).length > 0) found.push('an environment');
  } catch {}
  return 'found: ' + found.join();
}`;

const noPowers: SandboxClause = {
  id: 'world/no-powers',
  group: 'world',
  title: 'gives a guest the language and no more: no process, no require, no module, no environment',
  forms: bothForms,
  check: async ({ start }) => {
    using _secret = plantSecret(secretName, 'found');
    expectText(await start(looksForPowers).ended(), 'found: ');
  },
};

/** Tries every road to one port at once, and does not wait long for any of them. */
function callsOut(port: number): string {
  return `async (send) => {
    const address = '127.0.0.1:${port}';
    const roads = [
      () => fetch('http://' + address + '/fetch'),
      () => new WebSocket('ws://' + address + '/socket'),
      () => new EventSource('http://' + address + '/events'),
      () => { const request = new XMLHttpRequest(); request.open('GET', 'http://' + address + '/xhr'); request.send(); },
      () => navigator.sendBeacon('http://' + address + '/beacon', ''),
      () => importScripts('http://' + address + '/scripts'),
      () => import('http://' + address + '/module.js'),
      async () => (await import('cloudflare:sockets')).connect(address).opened,
    ];
    for (const road of roads) {
      try { Promise.resolve(road()).catch(() => {}); } catch {}
    }
    await send('tried');
    return 'tried';
  }`;
}

const noNetwork: SandboxClause = {
  id: 'world/no-network',
  group: 'world',
  title: 'lets no connection out of the guest',
  needsHost: ['listener'],
  forms: bothForms,
  check: async ({ start }) => {
    using listener = await openListener();
    const run = start(callsOut(listener.port), {
      receive: async () => {
        await pause(quietMs);
        return '';
      },
    });
    expectText(await run.ended(), 'tried');
    expectThat(listener.connections === 0, `a guest opened ${listener.connections} connections`);
  },
};

export const authorityClauses: readonly SandboxClause[] = [noHostObjects, noPowers, noNetwork];
