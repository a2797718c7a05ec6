/**
 * Characters that hide or reorder text, or that end a line where a reader does not expect it: controls but `\n` and
 * `\t`, format and bidirectional marks, separators, everything that is drawn as nothing (tag characters, variation
 * selectors but the one emoji use, fillers), unpaired surrogates.
 */
const unseen = /(?![\n\t]|\ufe0f)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Runs of this many backticks are written as escapes, so that a fence around the text stays short. */
const longestBacktickRun = 6;
const backtickRun = new RegExp(`\`{${longestBacktickRun},}`, 'g');
/** The shape of the marks that chat templates put between turns. No valid type contains it. */
const turnMark = /<\|(?=[^\s|<>]{1,40}\|>)/g;

/**
 * Writes as TypeScript escapes whatever could act on a reader instead of being read: unseen characters, the marks that
 * chat templates put between turns, long runs of backticks. Inside a string literal the value stays the same, inside a
 * comment the escape is plain text. Carriage returns become line feeds.
 */
export function defuse(text: string): string {
  return escapeAll(text.replace(/\r\n?/g, '\n'));
}

/** Third-party prose as one line of plain text: unseen characters removed, white space folded, cut to `limit` characters. */
export function oneLine(text: string, limit: number): string {
  // Whoever sends megabytes of description pays for a slice, not for a scan.
  const line = text
    .trimStart()
    .slice(0, limit * 4)
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(unseen, '')
    .trim();
  return cut(escapeAll(line), limit);
}

/** At most `limit` UTF-16 units; never half a surrogate pair; ends in `…` where something is missing. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = Math.max(0, limit - 1);
  const last = text.charCodeAt(end - 1);
  return `${text.slice(0, last >= 0xd800 && last <= 0xdbff ? end - 1 : end)}…`;
}

/** A JSON string literal with the same escapes as {@link defuse}: valid in TypeScript, the same value. */
export function quote(text: string): string {
  return escapeAll(JSON.stringify(text));
}

function escapeAll(text: string): string {
  return text
    .replace(unseen, escapeCharacter)
    .replace(backtickRun, (run) => '\\u0060'.repeat(run.length))
    .replace(turnMark, '<\\u007c');
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code <= 0xffff) return `\\u${code.toString(16).padStart(4, '0')}`;
  return `\\u{${code.toString(16)}}`;
}

/** True for a text in which every character is one a reader sees, or a line break or tab. */
export function isSeen(text: string): boolean {
  return text.search(unseen) < 0;
}
