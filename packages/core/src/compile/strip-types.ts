import { transform, type Options } from 'sucrase';
import { freeReads, readsPerCharacter } from './bounds.ts';
import { countedText, TooManyReads } from './counted-text.ts';
import { applyEdits, type EditedText, type OffsetMap } from './edits.ts';
import { problemFrom, type Problem } from './problem.ts';
import { sourceMapper } from './source-mapper.ts';

export type StrippedText =
  | { readonly ok: true; readonly text: string; readonly toBefore: OffsetMap }
  | { readonly ok: false; readonly problem: Problem };

/**
 * Takes the types off a TypeScript program; enums and parameter properties become JavaScript. Lines stay; columns move
 * where a type went, and `toBefore` leads back. The result need not be JavaScript: the stripper does not check.
 */
export function stripTypes(source: string): StrippedText {
  try {
    const text = transform(counted(source), stripperOptions).code;
    const namespace = lostNamespace(source, text);
    if (namespace !== undefined) return refused(namespace);
    return { ok: true, text, toBefore: lazily(() => mapOf(source, text)) };
  } catch (error) {
    if (error instanceof TooManyReads) return { ok: false, problem: { message: tooTangled, offset: undefined } };
    return { ok: false, problem: problemFrom(error) };
  }
}

// `keepUnusedImports`: without it an import would vanish in silence, and with it its names.
const stripperOptions: Options = { transforms: ['typescript'], disableESTransforms: true, keepUnusedImports: true };

const tooTangled =
  'The program takes too long to read: too many constructs that could be types or code are nested in each other. Write it in smaller steps.';

function counted(source: string): string {
  return countedText(source, source.length * readsPerCharacter + freeReads);
}

/**
 * The stripper's map costs as much as half the stripping, and only errors need it.
 *
 * The map ends at the first empty piece of a template, since it does not expect two tokens at one place. So it is made
 * for a text that has a space in each, and the spaces are counted out again.
 */
function mapOf(source: string, text: string): OffsetMap {
  const [spacedSource, spacedText] = [spaced(source), spaced(text)];
  const named = { ...stripperOptions, filePath: 'program.ts', sourceMapOptions: { compiledFilename: 'program.js' } };
  const { code, sourceMap } = transform(counted(spacedSource.text), named);
  const mappings = code === spacedText.text ? sourceMap?.mappings : undefined;
  const toBefore = sourceMapper(spacedSource.text, spacedText.text, mappings ?? '');
  return (offset) => spacedSource.toBefore(toBefore(spacedText.toAfter(offset)));
}

/** A space wherever a piece of a template may be empty. Elsewhere between such signs it changes nothing. */
function spaced(text: string): EditedText {
  const places = [...text.matchAll(/(?<=[`}])(?=\$\{|`)/g)];
  return applyEdits(
    text,
    places.map(({ index }) => ({ start: index, end: index, text: ' ' })),
  );
}

function lazily(make: () => OffsetMap): OffsetMap {
  let made: OffsetMap | undefined;
  return (offset) => {
    made ??= make();
    return made(offset);
  };
}

const namespaceHead = /\b(?:namespace|module)[ \t]+[\p{ID_Start}$_][\p{ID_Continue}$.]*\s*\{/gu;

function refused(namespace: number): StrippedText {
  const message = 'Namespaces are not supported. Use a plain object or plain functions.';
  return { ok: false, problem: { message, offset: namespace, isRefusal: true } };
}

/** The stripper removes namespaces with all they hold. Only `declare namespace` may go. */
function lostNamespace(source: string, text: string): number | undefined {
  const kept = [...text.matchAll(namespaceHead)].map((match) => match[0]);
  for (const { 0: head, index } of source.matchAll(namespaceHead)) {
    if (/\bdeclare\s+$/.test(source.slice(Math.max(0, index - 40), index))) continue;
    if (kept[0] !== head) return index;
    kept.shift();
  }
  return undefined;
}
