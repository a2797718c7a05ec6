import type { ToolSpec } from '@sallyport/contract';
import { sha256 } from '@noble/hashes/sha2.js';

import { fingerprintNodes } from '../limits.ts';
import { SallyportError } from '../sallyport-error.ts';
import { canonicalText } from './canonical-text.ts';

/** The parts of a tool that a fingerprint tells apart. `description` is title and description. */
export const toolParts = ['name', 'description', 'input', 'output', 'annotations'] as const;
/** One of the parts of a tool. */
export type ToolPart = (typeof toolParts)[number];

/** Says how the rest is made. Another way to make it would get another word. */
const version = 'fp1';
const shape = /^fp1\.[\w-]{43}(?:\.[\w-]{6}){5}$/;
/** Base64 letters of each part: enough to say what changed, and never what decides whether something did. */
const partLetters = 6;

/**
 * A short text that is another when anything of the tool is another: its name, title, description, schemas or
 * annotations. `fp1.`, then SHA-256 of everything, then a few letters for each part, which say what changed.
 *
 * The same on every platform and in every process. The order of keys does not count, nor does that of `required`,
 * `enum` and `type`; every other difference does, letters that look alike included. Throws a `SallyportError`
 * `invalid_tools` for a tool whose schemas refer to themselves as objects, or hold more than a million values.
 */
export function fingerprint(tool: ToolSpec): string {
  const digests = toolParts.map((part) => digestOf(tool, part));
  const whole = sha256.create().update(bytes(`sallyport ${version}\n`));
  for (const digest of digests) whole.update(digest);
  const letters = digests.map((digest) => base64(digest).slice(0, partLetters));
  return [version, base64(whole.digest()), ...letters].join('.');
}

/** True for a text that {@link fingerprint} may have made. */
export function isFingerprint(text: unknown): text is string {
  return typeof text === 'string' && shape.test(text);
}

/** What is not the same in two fingerprints. Empty when all of it is, or when nobody can tell. */
export function changedParts(before: string, after: string): readonly ToolPart[] {
  const [old, young] = [before.split('.').slice(2), after.split('.').slice(2)];
  return toolParts.filter((_part, at) => old[at] !== young[at]);
}

function digestOf(tool: ToolSpec, part: ToolPart): Uint8Array {
  const value = readPart(tool, part);
  const canonical = canonicalText(value, part === 'input' || part === 'output' ? 'schema' : 'data', fingerprintNodes);
  if ('text' in canonical) return sha256(bytes(`${part}\n${canonical.text}`));
  const why = canonical.why === 'too_large' ? `holds more than ${fingerprintNodes} values` : 'refers to itself';
  throw new SallyportError(
    'invalid_tools',
    `The tool "${tool.name}" cannot be fingerprinted: its ${part} ${why}. Change it, or leave the tool out.`,
  );
}

function readPart(tool: ToolSpec, part: ToolPart): unknown {
  switch (part) {
    case 'name':
      return tool.name;
    case 'description':
      return [tool.title ?? null, tool.description ?? null];
    case 'input':
      return tool.input;
    case 'output':
      // An absent schema is not a schema that says nothing.
      return tool.output === undefined ? null : tool.output;
    case 'annotations':
      return tool.annotations ?? {};
    default:
      return part satisfies never;
  }
}

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Base64 for addresses, without padding. */
function base64(digest: Uint8Array): string {
  return btoa(String.fromCharCode(...digest))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
