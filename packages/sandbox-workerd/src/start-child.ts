import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { platform } from 'node:process';
import type { Readable, Writable } from 'node:stream';

import { WebSocket } from 'ws';

import { configText } from './config.ts';
import { largestMessageBytes, lastWordsBytes, secretBytes, startTimeoutMs } from './constants.ts';
import { descriptors, launch } from './launch.ts';
import { createLineReader } from './urgent-lines.ts';
import { watchedProcesses } from './watched-processes.ts';

/** What one child may take. */
export interface ChildLimits {
  readonly heapMegabytes: number;
  readonly dataBytes: number;
}

/** What a child tells. `onGone` comes once and is the last. */
export interface ChildListener {
  /** The connection is open. */
  onReady(): void;
  onMessage(message: string): void;
  /** A line of its output. */
  onLine(line: string): void;
  onGone(exit: { readonly code: number | null; readonly signal: NodeJS.Signals | null }): void;
}

/** A workerd process with one connection to it. */
export interface Child {
  readonly pid: number | undefined;
  /** What it wrote before it was ready. */
  readonly lastWords: string;
  send(message: string): void;
  /** While held, it keeps this process from ending by itself. */
  hold(held: boolean): void;
  kill(): void;
}

/** Longest path a socket file may have on every system. */
const longestSocketPath = 100;

/** Only the user this process runs as may enter the folder, so nobody else reaches the socket or reads the configuration. */
function makeFolder(): string {
  const folder = tmpdir();
  return mkdtempSync(join(folder.length < longestSocketPath / 2 ? folder : '/tmp', 'sallyport-'));
}

/**
 * Starts a child and connects to it. The folder with its configuration and its socket is gone before it is ready, and
 * with it every way to connect but the one that is open.
 */
export function startChild(binary: string, limits: ChildLimits, listener: ChildListener): Child {
  const folder = makeFolder();
  const socketPath = join(folder, 's');
  const secret = randomBytes(secretBytes).toString('base64url');
  const hasSocketFiles = platform !== 'win32';
  const address = hasSocketFiles ? `unix:${socketPath}` : '127.0.0.1:0';
  const configPath = join(folder, 'config.capnp');
  writeFileSync(configPath, configText({ address, secret, heapMegabytes: limits.heapMegabytes }));

  const child = launch(binary, configPath, limits.dataBytes);
  const streams: readonly unknown[] = child.stdio;
  const control = streams[descriptors.control] as Readable;
  const watchdog = streams[descriptors.watchdog] as Writable;
  let socket: Socket | undefined;
  let webSocket: WebSocket | undefined;
  let lastWords = '';
  let isHeld = true;
  let isGone = false;

  const kill = (): void => {
    child.kill('SIGKILL');
  };
  const startTimer = setTimeout(kill, startTimeoutMs);
  startTimer.unref();
  const hold = (held: boolean): void => {
    isHeld = held;
    const handles = [child, child.stdout, child.stderr, control, watchdog, socket] as unknown as (
      | { ref?(): void; unref?(): void }
      | undefined
    )[];
    for (const handle of handles) {
      if (held) handle?.ref?.();
      else handle?.unref?.();
    }
  };
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  const letGo = (): void => {
    clearTimeout(startTimer);
    watchedProcesses.delete(child);
    // Tells the watchdog that there is nothing left to kill.
    watchdog.end('\n', () => watchdog.destroy());
    webSocket?.terminate();
    control.destroy();
    removeFolder();
  };
  const gone = (code: number | null, signal: NodeJS.Signals | null): void => {
    if (isGone) return;
    isGone = true;
    listener.onGone({ code, signal });
  };
  const open = (port: number): void => {
    webSocket = new WebSocket('ws://child/', {
      createConnection: () => {
        socket = hasSocketFiles ? connect(socketPath) : connect(port, '127.0.0.1');
        if (!isHeld) socket.unref();
        return socket;
      },
      headers: { authorization: secret },
      perMessageDeflate: false,
      // It guards proxies on the way from what a browser sends, and there is nobody on this way.
      generateMask: (mask) => void mask.fill(0),
      skipUTF8Validation: true,
      maxPayload: largestMessageBytes,
    });
    webSocket.on('open', () => {
      clearTimeout(startTimer);
      removeFolder();
      listener.onReady();
    });
    // One Buffer, since that is how this client gives messages unless told otherwise.
    webSocket.on('message', (data) => listener.onMessage((data as Buffer).toString()));
    // Without its connection a child is of no use, and what it did to lose it is no business of ours.
    webSocket.on('close', kill);
    webSocket.on('error', kill);
  };

  watchedProcesses.add(child);
  hold(false);
  control.once('data', (bytes: Buffer) => open(portOf(String(bytes))));
  control.on('error', () => {});
  watchdog.on('error', () => {});
  const readLines = createLineReader(listener.onLine);
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    try {
      readLines(text);
    } catch {
      kill();
    }
  });
  // Read to its end so that it cannot fill up; only the beginning is kept.
  child.stderr?.on('data', (bytes: Buffer) => {
    if (lastWords.length < lastWordsBytes) lastWords += bytes.toString('latin1', 0, lastWordsBytes);
  });
  child.on('error', (error) => {
    lastWords ||= error.message;
    if (child.pid !== undefined) return;
    letGo();
    gone(null, null);
  });
  child.on('exit', letGo);
  // What it printed last comes before this.
  child.on('close', gone);

  return {
    pid: child.pid,
    get lastWords() {
      return lastWords;
    },
    send: (message) => webSocket?.send(message, { binary: false }),
    hold,
    kill,
  };
}

/** The one line of the control descriptor says where the child listens. */
function portOf(line: string): number {
  try {
    return (JSON.parse(line.split('\n')[0] ?? '') as { readonly port?: number }).port ?? 0;
  } catch {
    return 0;
  }
}
