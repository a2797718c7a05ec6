const Words = Uint32Array;

/**
 * The ChaCha20 stream (RFC 8439) as a source of random bytes: key from `seed`, nonce zero, 64-bit counter.
 * A seed of other than 32 bytes is folded or repeated to 32.
 */
export function createChaCha(seed: Uint8Array): (target: Uint8Array) => void {
  const input = createState(seed);
  const block = new Words(16);
  let used = 64;
  return (target) => {
    for (let at = 0; at < target.length; at++) {
      if (used === 64) {
        nextBlock(input, block);
        used = 0;
      }
      target[at] = (block[used >> 2] as number) >>> ((used & 3) * 8);
      used++;
    }
  };
}

function createState(seed: Uint8Array): Uint32Array {
  const state = new Words(16);
  state[0] = 0x61707865;
  state[1] = 0x3320646e;
  state[2] = 0x79622d32;
  state[3] = 0x6b206574;
  const length = seed.length < 32 ? 32 : seed.length;
  for (let at = 0; at < length && seed.length > 0; at++) {
    const place = at & 31;
    const word = 4 + (place >> 2);
    state[word] = (state[word] as number) ^ ((seed[at % seed.length] as number) << ((place & 3) * 8));
  }
  return state;
}

function nextBlock(input: Uint32Array, out: Uint32Array): void {
  for (let index = 0; index < 16; index++) out[index] = input[index] as number;
  for (let round = 0; round < 10; round++) {
    for (let column = 0; column < 4; column++) quarter(out, column, column + 4, column + 8, column + 12);
    for (let row = 0; row < 4; row++) {
      quarter(out, row, ((row + 1) & 3) + 4, ((row + 2) & 3) + 8, ((row + 3) & 3) + 12);
    }
  }
  for (let index = 0; index < 16; index++) out[index] = (out[index] as number) + (input[index] as number);
  const low = ((input[12] as number) + 1) >>> 0;
  input[12] = low;
  if (low === 0) input[13] = (input[13] as number) + 1;
}

function quarter(words: Uint32Array, a: number, b: number, c: number, d: number): void {
  mix(words, a, b, d, 16);
  mix(words, c, d, b, 12);
  mix(words, a, b, d, 8);
  mix(words, c, d, b, 7);
}

/** `x += y; z = rotate(z ^ x, bits)`. */
function mix(words: Uint32Array, x: number, y: number, z: number, bits: number): void {
  const sum = ((words[x] as number) + (words[y] as number)) >>> 0;
  words[x] = sum;
  const turned = (words[z] as number) ^ sum;
  words[z] = (turned << bits) | (turned >>> (32 - bits));
}
