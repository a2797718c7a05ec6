/**
 * `f<T>(x)` and `f < T > (x)` are the same letters: a call in TypeScript, two comparisons in JavaScript. True where a
 * text that parses as JavaScript may hold the former, so that only the type stripper can tell. Read by characters, so
 * strings and comments count too; a false alarm costs time and nothing else.
 */
export function mayHaveTypeArguments(text: string): boolean {
  let open = 0;
  let depth = 0;
  let quoted = false;
  for (let index = text.indexOf('<'); index !== -1 && index < text.length; index += 1) {
    switch (text.charCodeAt(index)) {
      case less:
        if (open === 0) [depth, quoted] = [0, false];
        open += 1;
        break;
      case greater:
        if (open > 0 && text.charCodeAt(index - 1) !== equals) return true;
        break;
      case parenthesis:
      case bracket:
      case brace:
        depth += 1;
        break;
      case closingParenthesis:
      case closingBracket:
      case closingBrace:
        depth -= 1;
        // What the first `<` stood in has ended. A bracket in a string type is no bracket.
        if (depth < 0 && !quoted) open = 0;
        break;
      case singleQuote:
      case doubleQuote:
      case backtick:
        quoted = true;
        break;
      case semicolon:
        open = 0;
        break;
      case ampersand:
      case bar:
        if (text.charCodeAt(index - 1) === text.charCodeAt(index)) open = 0;
        break;
      default:
    }
    if (open === 0) index = nextLess(text, index);
  }
  return false;
}

function nextLess(text: string, index: number): number {
  const next = text.indexOf('<', index + 1);
  return next === -1 ? text.length : next - 1;
}

const [less, equals, greater, semicolon] = [0x3c, 0x3d, 0x3e, 0x3b];
const [parenthesis, bracket, brace] = [0x28, 0x5b, 0x7b];
const [closingParenthesis, closingBracket, closingBrace] = [0x29, 0x5d, 0x7d];
const [singleQuote, doubleQuote, backtick] = [0x27, 0x22, 0x60];
const [ampersand, bar] = [0x26, 0x7c];
