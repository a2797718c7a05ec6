import type { PageEvent } from '../src/protocol/page-event.ts';
import { ServerError, askToStop, follow } from './server.ts';

/** What is under way on the page: one thing at a time. */
export interface Work {
  /** Sends something and follows it to its end. Never rejects. */
  follow(
    path: '/api/chat' | '/api/run',
    body: object,
    listeners: { readonly onEvent: (event: PageEvent) => void; readonly onBreak: (message: string) => void },
  ): Promise<void>;
  stop(): Promise<void>;
  isBusy(): boolean;
  onChange(listener: (state: { readonly isBusy: boolean }) => void): void;
}

/** Keeps the page from asking for two things at once. */
export function createWork(): Work {
  const listeners: ((state: { readonly isBusy: boolean }) => void)[] = [];
  let isBusy = false;
  const change = (next: boolean): void => {
    isBusy = next;
    for (const listener of listeners) listener({ isBusy });
  };
  return {
    async follow(path, body, { onEvent, onBreak }) {
      change(true);
      try {
        await follow(path, body, onEvent);
      } catch (error) {
        onBreak(error instanceof ServerError ? error.message : 'Something went wrong on this page. Reload it.');
        if (!(error instanceof ServerError)) console.error(error);
      } finally {
        change(false);
      }
    },
    stop: () => askToStop().catch(() => undefined),
    isBusy: () => isBusy,
    onChange: (listener) => void listeners.push(listener),
  };
}
