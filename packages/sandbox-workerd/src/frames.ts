/** What a frame is, as its first character. Requests go to the child, reports come from it. */
export const frameKind = {
  /** Numbers: runtime id. Texts: the runtime. */
  prepare: 'p',
  /** Numbers: run, runtime id (0: the text is a whole source), processor time in ms, memory in bytes. Texts: program or source. */
  run: 'r',
  /** Numbers: run, then the id of each answer. Texts: the answers. */
  answers: 'a',
  /** Numbers: any one, which comes back. */
  ping: '?',
  /** Numbers: the one of the ping. */
  pong: '!',
  /** Numbers: run, then the id of each message. Texts: the messages. */
  messages: 'm',
  /** Numbers: run. Texts: the last message. */
  last: 'l',
  /** Numbers: run, index of an ending. */
  ended: 'e',
} as const;

export type FrameKind = (typeof frameKind)[keyof typeof frameKind];

/** How a guest can end by itself, without a last message. */
export const endings = ['guest_crashed', 'guest_stalled', 'sandbox_unavailable'] as const;
export type Ending = (typeof endings)[number];

export interface Frame {
  readonly kind: string;
  readonly numbers: readonly number[];
  readonly texts: readonly string[];
}

/** First characters of a WebSocket message. A frame begins with its kind. */
const piece = '+';
const lastPiece = '=';
const escaped = '~';

/**
 * A frame as WebSocket messages: `kind`, then the numbers, `;`, the lengths of the texts, a line break, and the texts
 * as they are. Nothing is parsed on the way. A text that is not well-formed would not survive UTF-8, so its message is
 * escaped.
 */
export function writeFrame(
  kind: FrameKind,
  numbers: readonly number[],
  texts: readonly string[],
  pieceUnits: number,
): readonly string[] {
  const header = `${kind}${numbers.join()};${texts.map((text) => text.length).join()}\n`;
  const units = texts.reduce((sum, text) => sum + text.length, header.length);
  if (units <= pieceUnits) return [protect(header + (texts.length === 1 ? texts[0] : texts.join('')))];
  // A long text is cut where it stands: putting it behind others first would copy it.
  const parts = texts.flatMap((text) =>
    Array.from({ length: Math.ceil(text.length / pieceUnits) }, (_, index) =>
      text.slice(index * pieceUnits, (index + 1) * pieceUnits),
    ),
  );
  return [...[header, ...parts].map((part) => protect(piece + part)), lastPiece];
}

function protect(message: string): string {
  return message.isWellFormed() ? message : escaped + JSON.stringify(message);
}

/** Puts frames together from messages. Throws a `RangeError` for what cannot be one of ours. */
export function createFrameReader(largestFrameUnits: number): (message: string) => Frame | undefined {
  let pieces: string[] = [];
  let units = 0;
  return (message) => {
    const text = message.startsWith(escaped) ? (JSON.parse(message.slice(1)) as string) : message;
    const isLast = text.startsWith(lastPiece);
    if (!isLast && !text.startsWith(piece)) return readFrame(text);
    const part = text.slice(1);
    units += part.length;
    if (units > largestFrameUnits) throw new RangeError('A frame has an impossible length.');
    pieces.push(part);
    if (!isLast) return undefined;
    const whole = pieces.join('');
    pieces = [];
    units = 0;
    return readFrame(whole);
  };
}

function readFrame(text: string): Frame {
  const bodyStart = text.indexOf('\n') + 1;
  const [numbers = '', lengths = ''] = text.slice(1, Math.max(1, bodyStart - 1)).split(';');
  const texts: string[] = [];
  let at = bodyStart;
  for (const length of listNumbers(lengths)) {
    if (!(length >= 0 && at + length <= text.length)) throw new RangeError('A text is longer than its frame.');
    texts.push(text.slice(at, at + length));
    at += length;
  }
  if (bodyStart === 0 || at !== text.length) throw new RangeError('A frame has an impossible length.');
  return { kind: text[0] ?? '', numbers: listNumbers(numbers), texts };
}

function listNumbers(text: string): readonly number[] {
  return text === '' ? [] : text.split(',').map(Number);
}
