import type { ProgramTexts, TypeFinding } from '@sallyport/contract';

/** What the thread is asked. It answers each `check` and `warm` once, in order. */
export type Request =
  /** Texts are sent once and then go by number: an API of a thousand tools is a megabyte. */
  | { readonly kind: 'api'; readonly api: number; readonly types: string }
  | { readonly kind: 'forget'; readonly api: number }
  | { readonly kind: 'check'; readonly api: number; readonly texts: ProgramTexts; readonly form?: keyof ProgramTexts };

/** What it answers. */
export type Answer =
  | { readonly kind: 'ready' }
  /** The compiler is a process. Answers nothing. */
  | { readonly kind: 'process'; readonly pid: number | undefined }
  | { readonly kind: 'findings'; readonly findings: readonly TypeFinding[] }
  /** The compiler failed over this program, and goes on with the next. */
  | { readonly kind: 'failed'; readonly message: string };
