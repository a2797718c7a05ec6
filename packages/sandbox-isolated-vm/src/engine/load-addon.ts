import { dlopen } from 'node:process';

import type { IsolatedVm } from './world.ts';

/** Loads the addon from its binary, so that a guest process needs no module lookup and no right to read for it. */
export function loadAddon(path: string): IsolatedVm {
  const module: { exports: { ivm?: IsolatedVm } } = { exports: {} };
  dlopen(module, path);
  if (!module.exports.ivm) throw new TypeError('The isolated-vm binary does not export what it should.');
  return module.exports.ivm;
}
