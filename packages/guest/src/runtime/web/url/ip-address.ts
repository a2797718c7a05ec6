/** Whether a host's last label is a number: then it must be an IPv4 address. */
export function endsInNumber(host: string): boolean {
  const labels = host.split('.');
  if (labels.at(-1) === '') {
    if (labels.length === 1) return false;
    labels.pop();
  }
  const last = labels.at(-1) ?? '';
  return /^[0-9]+$/.test(last) || /^0[xX][0-9a-fA-F]*$/.test(last);
}

/** Reads an IPv4 address in any of the forms the standard knows and writes it as `a.b.c.d`. */
export function parseIpv4(host: string): string | undefined {
  const labels = host.split('.');
  if (labels.at(-1) === '' && labels.length > 1) labels.pop();
  if (labels.length > 4) return undefined;
  const numbers = labels.map(ipv4Number);
  const last = numbers.pop();
  if (last === undefined || last >= 256 ** (4 - numbers.length)) return undefined;
  let address = last;
  for (const [index, number] of numbers.entries()) {
    if (number === undefined || number > 255) return undefined;
    address += number * 256 ** (3 - index);
  }
  return [24, 16, 8, 0].map((bits) => Math.floor(address / 2 ** bits) % 256).join('.');
}

function ipv4Number(text: string): number | undefined {
  if (/^0[xX][0-9a-fA-F]*$/.test(text)) return text.length === 2 ? 0 : Number.parseInt(text.slice(2), 16);
  if (/^0[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  return /^(0|[1-9][0-9]*)$/.test(text) ? Number(text) : undefined;
}

/** Reads an IPv6 address, without its brackets, and writes it in its shortest form, with them. */
export function parseIpv6(text: string): string | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const left = ipv6Pieces(halves[0] as string, halves.length === 1);
  const right = halves.length === 1 ? [] : ipv6Pieces(halves[1] as string, true);
  if (left === undefined || right === undefined) return undefined;
  const missing = 8 - left.length - right.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  return `[${writeIpv6([...left, ...Array.from({ length: missing }, () => 0), ...right])}]`;
}

function ipv6Pieces(text: string, mayEndInIpv4: boolean): number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const pieces: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (mayEndInIpv4 && index === parts.length - 1 && part.includes('.')) {
      const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(part);
      const bytes = match?.slice(1).map((byte) => (/^(0|[1-9]\d{0,2})$/.test(byte) ? Number(byte) : 256));
      if (bytes === undefined || bytes.some((byte) => byte > 255)) return undefined;
      const [a = 0, b = 0, c = 0, d = 0] = bytes;
      pieces.push(a * 256 + b, c * 256 + d);
      break;
    }
    if (!/^[0-9A-Fa-f]{1,4}$/.test(part)) return undefined;
    pieces.push(Number.parseInt(part, 16));
  }
  return pieces;
}

function writeIpv6(pieces: readonly number[]): string {
  const run = longestZeroRun(pieces);
  let text = '';
  for (let index = 0; index < 8; index++) {
    if (index === run.start) {
      text += index === 0 ? '::' : ':';
      index += run.length - 1;
      continue;
    }
    text += (pieces[index] as number).toString(16);
    if (index < 7) text += ':';
  }
  return text;
}

/** The first of the longest runs of two or more zeros. */
function longestZeroRun(pieces: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (pieces[start + length] === 0) length++;
    if (length > best.length) best = { start, length };
  }
  return best;
}
