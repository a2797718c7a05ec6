import { createSallyport } from './sallyport.ts';
import type { BenchSystem } from './system.ts';
import { createTanStack } from './peers/tanstack.ts';
import { createUtcp } from './peers/utcp.ts';
import { createRawChild } from './yardsticks/raw-child.ts';
import { createRawHost } from './yardsticks/raw-host.ts';
import { createRawWorkerd } from './yardsticks/raw-workerd.ts';

/** The names the goals speak of. */
export const names = {
  rawChild: 'raw-ivm-child',
  rawChildEventLoop: 'raw-ivm-child-event-loop',
  rawHost: 'raw-ivm-host',
  tanStack: 'tanstack',
  utcp: 'utcp',
  sallyport: 'sallyport',
  sallyportHost: 'sallyport-host',
  rawWorkerd: 'raw-workerd',
  sallyportWorkerd: 'sallyport-workerd',
} as const;

/** What the others are divided by: the faster hand-written child, the hand-written host placement, and hand-written workerd. */
export const yardsticks: readonly string[] = [names.rawChild, names.rawHost, names.rawWorkerd];

/** Every system, not yet started. All of them share the one copy of isolated-vm the workspace holds. */
export function createSystems(): readonly BenchSystem[] {
  return [
    createRawChild(names.rawChild, 'blocking'),
    createRawChild(names.rawChildEventLoop, 'event-loop'),
    createRawHost(names.rawHost),
    createTanStack(names.tanStack),
    createUtcp(names.utcp),
    createSallyport(names.sallyport, 'child'),
    createSallyport(names.sallyportHost, 'host'),
    createRawWorkerd(names.rawWorkerd),
    createSallyport(names.sallyportWorkerd, 'child', 'workerd'),
  ];
}
