const base = 36;
const digits = 'abcdefghijklmnopqrstuvwxyz0123456789';

function adapt(delta: number, count: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / 700) : delta >> 1;
  rest += Math.floor(rest / count);
  let bias = 0;
  for (; rest > 455; bias += base) rest = Math.floor(rest / 35);
  return bias + Math.floor((36 * rest) / (rest + 38));
}

function threshold(place: number, bias: number): number {
  return Math.min(Math.max(place - bias, 1), 26);
}

/** Encodes one label by RFC 3492, without the `xn--`. */
export function encodePunycode(label: string): string {
  const points = Array.from(label, (character) => character.codePointAt(0) as number);
  const basic = points.filter((point) => point < 128);
  let result = String.fromCharCode(...basic) + (basic.length > 0 ? '-' : '');
  let next = 128;
  let delta = 0;
  let bias = 72;
  for (let done = basic.length; done < points.length;) {
    const point = points.reduce((least, other) => (other >= next && other < least ? other : least), Infinity);
    delta += (point - next) * (done + 1);
    next = point;
    for (const other of points) {
      if (other < next) delta++;
      if (other !== next) continue;
      result += encodeDelta(delta, bias);
      bias = adapt(delta, done + 1, done === basic.length);
      delta = 0;
      done++;
    }
    delta++;
    next++;
  }
  return result;
}

function encodeDelta(delta: number, bias: number): string {
  let result = '';
  let rest = delta;
  for (let place = base; ; place += base) {
    const limit = threshold(place, bias);
    if (rest < limit) return result + (digits[rest] as string);
    result += digits[limit + ((rest - limit) % (base - limit))] as string;
    rest = Math.floor((rest - limit) / (base - limit));
  }
}
