/** Programs whose own types keep a compiler busy for long, each with a call that is wrong. */
export const typeBombs: readonly { readonly what: string; readonly code: string }[] = [
  {
    what: 'all orders of ten words',
    code: `type Orders<T, K = T> = [T] extends [never] ? [] : K extends K ? [K, ...Orders<Exclude<T, K>>] : never;
type Words = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g' | 'h' | 'i';
const x: Orders<Words> = 1 as any;
const y: Orders<Words | 'z'> = x;
return codemode.mail.send({ to: 1, text: 'b' })`,
  },
  {
    what: 'ten thousand words, compared one by one',
    code: `type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9';
type Number4 = \`\${Digit}\${Digit}\${Digit}\${Digit}\`;
type One = Number4 extends infer X ? (X extends string ? { k: X; v: [X, Number4] } : never) : never;
type Other = Number4 extends infer X ? (X extends string ? { k: X; v: [X, Number4]; w?: 1 } : never) : never;
const there = (one: One): Other => one;
const back = (other: Other): One => other;
return codemode.mail.send({ to: 1, text: 'b' })`,
  },
];
