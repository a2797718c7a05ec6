import type { RuntimeFeatures } from './features.ts';
import type { Send } from './furnish.ts';
import type { PlatformView } from './inspect/platform.ts';
import { push } from './primordials.ts';
import type { WebPiece } from './web/pieces.ts';
import { platformPrototypes } from './web/platform-prototypes.ts';

/** What names of the platform's need of the rest of the runtime. */
export interface WebNeeds {
  readonly send: Send;
  /** Hears what a callback throws. Must not throw. */
  reportError(error: unknown): void;
  /** Base64 of 32 random bytes. Asked for when the program runs. */
  seed(): string;
}

/** Timers and web-standard names, as far as the features give them. Called once a world, before the program is known. */
export function furnishWeb(
  features: RuntimeFeatures,
  { send, reportError, seed }: WebNeeds,
): {
  readonly globals: Readonly<Record<string, unknown>>;
  /** How an object of a web class is shown by `inspect`; `undefined` for every other object. */
  view(value: object): PlatformView | undefined;
  /** Called when a program is about to start: clocks begin. */
  begin(): void;
} {
  const timers = features.createTimers?.((delayMs) => send(`wake ${delayMs}`), reportError);
  let globals: Record<string, unknown> = { ...timers };
  const pieces: WebPiece[] = [];
  const add = (piece: WebPiece | undefined): void => {
    if (!piece) return;
    push(pieces, piece);
    const made = piece.make({
      setTimeout: (callback, delayMs) => timers?.setTimeout(callback, delayMs),
      reportError,
      seed: () => features.base64ToBytes?.(seed()) ?? new Uint8Array(0),
    });
    globals = { ...globals, ...made };
    for (const prototype of piece.prototypes ?? []) push(platformPrototypes, prototype);
  };
  add(features.webUrl);
  add(features.webEvents);
  add(features.webText);
  add(features.webBase64);
  add(features.webMicrotask);
  add(features.webClone);
  add(features.webCrypto);
  add(features.webPerformance);
  return {
    globals,
    view(value) {
      for (let at = 0; at < pieces.length; at++) {
        const view = pieces[at]?.view?.(value);
        if (view) return view;
      }
      return undefined;
    },
    begin() {
      for (let at = 0; at < pieces.length; at++) pieces[at]?.begin?.();
    },
  };
}
