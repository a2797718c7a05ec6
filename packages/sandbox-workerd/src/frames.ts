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
  /** Numbers: run. It leaves before the guest is made, so that a child that says nothing has begun nothing. */
  begun: 'b',
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
  let header: string = kind;
  for (const [index, number] of numbers.entries()) header += index === 0 ? number : `,${number}`;
  let units = 0;
  for (const [index, { length }] of texts.entries()) {
    header += index === 0 ? `;${length}` : `,${length}`;
    units += length;
  }
  header += texts.length === 0 ? ';\n' : '\n';
  if (header.length + units <= pieceUnits) {
    let message = header;
    for (const text of texts) message += text;
    return [protect(message)];
  }
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
    const text = message[0] === escaped ? (JSON.parse(message.slice(1)) as string) : message;
    const isLast = text[0] === lastPiece;
    if (!isLast && text[0] !== piece) return readFrame(text);
    const part = text.slice(1);
    units += part.length;
    if (units > largestFrameUnits) throw impossible();
    pieces.push(part);
    if (!isLast) return undefined;
    const whole = pieces.join('');
    pieces = [];
    units = 0;
    return readFrame(whole);
  };
}

function readFrame(text: string): Frame {
  const headerEnd = text.indexOf('\n');
  const numbersEnd = text.indexOf(';');
  if (headerEnd < 0 || numbersEnd < 1 || numbersEnd > headerEnd) throw impossible();
  const texts: string[] = [];
  let at = headerEnd + 1;
  for (const length of readNumbers(text, numbersEnd + 1, headerEnd)) {
    if (at + length > text.length) throw impossible();
    texts.push(text.slice(at, at + length));
    at += length;
  }
  if (at !== text.length) throw impossible();
  return { kind: text.charAt(0), numbers: readNumbers(text, 1, numbersEnd), texts };
}

const [zero, nine, comma] = [0x30, 0x39, 0x2c];

/** Whole numbers with commas between them. A call makes four such lists, so they are read as they stand. */
function readNumbers(text: string, from: number, to: number): readonly number[] {
  if (from === to) return [];
  const numbers: number[] = [];
  let number = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === comma) {
      numbers.push(number);
      number = 0;
    } else if (code >= zero && code <= nine) number = number * 10 + code - zero;
    else throw impossible();
  }
  numbers.push(number);
  return numbers;
}

function impossible(): RangeError {
  return new RangeError('A frame has an impossible length.');
}
