import { readFileSync } from 'node:fs';
import { allowedGlobals } from '@sallyport/guest';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createCatalogue, createRunner } from '@sallyport/core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { libraryModule } from '../scripts/build-library.ts';
import { compilers } from './compilers.ts';

const sandbox = createIsolatedVmSandbox();
afterAll(() => sandbox[Symbol.asyncDispose]());

/** What a program finds in the real guest: every global, with the names of its own and of what it makes. */
interface GuestWorld {
  readonly globals: readonly string[];
  readonly members: readonly { readonly holder: string; readonly name: string }[];
}

let world: GuestWorld;
beforeAll(async () => {
  const runner = createRunner({ catalogue: await createCatalogue([]), sandbox });
  const outcome = await runner.execute({
    code: `const globals = Object.getOwnPropertyNames(globalThis);
      const members = [];
      for (const global of globals) {
        const value = globalThis[global];
        if (value === null || (typeof value !== 'object' && typeof value !== 'function') || global === 'codemode' || global === 'globalThis') continue;
        for (const name of Object.getOwnPropertyNames(value)) members.push({ holder: global, name });
        for (const name of Object.getOwnPropertyNames(value.prototype ?? {})) members.push({ holder: global + '.prototype', name });
      }
      return { globals, members };`,
  });
  if (outcome.status !== 'completed') throw new Error(JSON.stringify(outcome));
  world = outcome.value as GuestWorld;
});

test('the library text is what the script cuts from TypeScript', () => {
  const file = readFileSync(new URL('../src/library/library-text.ts', import.meta.url), 'utf8');
  expect(file).toBe(libraryModule());
});

/** Names that are there and that no program asks for: the compiler leaves them out of its libraries on purpose. */
const unasked =
  /^(?:caller|arguments|__\w+__|\$[\d&`'+_]|input|lastMatch|lastParen|leftContext|rightContext|compile|constructor|prototype)$/;

describe.each(compilers)('$name', ({ compiler, findingsOf }) => {
  test('the checker knows exactly the globals of the real guest', () => {
    const { namesAt, program } = compiler.compile('declare const codemode: {};', 'async () => {\n\n}');
    const known = namesAt(program);
    // What is a keyword for the compiler is a property of the global object for the guest.
    const keywords = ['undefined', 'globalThis'];
    expect(new Set([...known, ...keywords])).toEqual(new Set(world.globals));
    expect(new Set(world.globals)).toEqual(new Set(allowedGlobals));
  });

  test('nothing of the real guest is refused', async () => {
    const asked = world.members.filter(({ name }) => /^[A-Za-z_]\w*$/.test(name) && !unasked.test(name));
    expect(asked.length).toBeGreaterThan(600);
    const refused: string[] = [];
    for (let at = 0; at < asked.length; at += 10) {
      const code = asked.slice(at, at + 10).map(({ holder, name }) => `${holder}.${name}.toString();`);
      for (const { message } of findingsOf(code.join('\n'))) refused.push(message);
    }
    expect(refused).toEqual([]);
  });
});
