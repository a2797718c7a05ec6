import type { SandboxJobParts } from '@sallyport/contract';

/** The texts of a job, as they enter a world. */
export interface WorldJob {
  readonly source: string;
  readonly parts: SandboxJobParts | undefined;
}

/** What a world says: messages, each with its id, and how the guest ended. */
export type WorldSays =
  | { readonly type: 'messages'; readonly items: readonly WorldItem[] }
  | { readonly type: 'end'; readonly items: readonly WorldItem[]; readonly text: string }
  | { readonly type: 'crash'; readonly items: readonly WorldItem[]; readonly said: string };

export type WorldItem = readonly [id: number, message: string];

/** One world of the reference sandbox, whatever holds it. */
export interface World {
  begin(job: WorldJob, hear: (says: WorldSays) => void): void;
  answer(id: number, text: string): void;
  /** Resolves once nothing of it runs any more. */
  kill(): Promise<void>;
  /** Resolves when it died, killed or not. */
  readonly died: Promise<void>;
  /** Resident bytes and processor milliseconds, where they can be read. */
  usage(): { readonly bytes: number; readonly cpuMs: number } | undefined;
}
