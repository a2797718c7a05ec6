import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from './problem.ts';
import { listTrackedFiles } from './tracked-files.ts';

interface Rule {
  readonly pattern: RegExp;
  readonly message: string;
  /** Only in files of this name; everywhere unless given. */
  readonly only?: string;
}

const binary = /\.(png|jpe?g|gif|ico|wasm|woff2?|pdf|zip|gz|mp3|wav)$/;

// The patterns are written so that this file does not match them.
const rules: readonly Rule[] = [
  {
    pattern: /(?<![\w.$}*-])\/(?:root|work|tmp\/house)\//,
    message: 'names a path of one machine: write a relative path, or one that says it is an example.',
  },
  { pattern: /\b[A-Z]:\\Users\\/, message: 'names a path of one machine: write a relative path.' },
  {
    pattern: /(?:localhost|127\.0\.0\.1|0\.0\.0\.0):4873\b|\bnpm_config_registry\b|^\s*registry\s*=/im,
    message: 'names a package registry: leave the choice to whoever installs.',
  },
  {
    pattern: /^\s+tarball:|[{ ]tarball: /m,
    only: 'pnpm-lock.yaml',
    message: 'holds a download address: reinstall without it.',
  },
  {
    pattern: /^\s+resolution: \{[^}]*https?:/m,
    only: 'pnpm-lock.yaml',
    message: 'holds a host: reinstall from a registry.',
  },
  {
    pattern: /\bco-authored[-]by:|\bgenerated (?:by|with) an? (?:AI|LLM)\b/i,
    message: 'says how the text was made: remove it.',
  },
  { pattern: /\bas an AI (?:language )?model\b/i, message: 'reads like a chat: remove it.' },
  { pattern: /^(?:<{7}|>{7}) /m, message: 'holds a merge conflict.' },
];

/** No machine's paths, no registry's host and no talk about how it was made, in any tracked file. */
export function checkText(root: string): readonly Problem[] {
  return listTrackedFiles(root)
    .filter((file) => !binary.test(file) && existsSync(join(root, file)))
    .flatMap((file) => judgeFile(file, readFileSync(join(root, file), 'utf8')));
}

function judgeFile(file: string, text: string): readonly Problem[] {
  return rules
    .filter(({ only }) => only === undefined || only === file)
    .flatMap(({ pattern, message }) => {
      const found = pattern.exec(text);
      if (found === null) return [];
      return [{ file, line: text.slice(0, found.index + found[0].length).split('\n').length, message }];
    });
}
