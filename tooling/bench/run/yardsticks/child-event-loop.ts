import { Socket } from 'node:net';
import { argv, exit } from 'node:process';

import { createWorld, readyWorlds, type World } from './world.ts';
import { createFrameReader, encodeFrame, frameKind } from './frames.ts';

/** The hand-written child on Node's event loop: many runs share it. */
const toolNames = JSON.parse(argv[2] ?? '[]') as string[];
const socket = new Socket({ fd: 3, readable: true, writable: true });
const ready: World[] = [];
const running = new Map<number, World>();
let isFilling = false;

function fill(): void {
  isFilling = ready.length < readyWorlds;
  if (!isFilling) return;
  ready.push(createWorld(toolNames, 'sync'));
  setImmediate(fill);
}

function runProgram(run: number, code: string): void {
  const world = ready.pop() ?? createWorld(toolNames, 'sync');
  running.set(run, world);
  world.onOut = (kind, text) => {
    if (kind === 0) {
      socket.write(encodeFrame(frameKind.calls, run, text));
      return;
    }
    socket.write(encodeFrame(frameKind.result, run, text));
    running.delete(run);
    // The isolate is on the stack here, so it is disposed later.
    setImmediate(() => world.isolate.dispose());
    if (!isFilling) setImmediate(fill);
  };
  world.context.evalSync(`start(${code}\n)`);
}

while (ready.length < readyWorlds) ready.push(createWorld(toolNames, 'sync'));
socket.on(
  'data',
  createFrameReader((frame) => {
    if (frame.kind === frameKind.run) runProgram(frame.run, frame.text);
    else running.get(frame.run)?.settle.applySync(undefined, [frame.text]);
  }),
);
socket.on('end', () => exit(0));
socket.write(encodeFrame(frameKind.ready, 0, ''));
