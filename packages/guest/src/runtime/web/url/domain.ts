import { encodePunycode } from './punycode.ts';

/**
 * Longest host that is looked at, in UTF-16 units. A domain name ends at 253 bytes and no scheme takes a longer one;
 * punycode of a long label costs the square of its length.
 */
const longestDomain = 4096;

/**
 * Unicode domain to ASCII, by the rules of UTS #46 that need no table.
 *
 * The mapping is NFKC with case folding, which the engine has; its own character classes tell what is unassigned, hidden
 * or a lone mark. What would need tables of 60 KB is left out: the order of right-to-left labels (CheckBidi) is
 * not checked, and which letters may stand beside a zero-width joiner only roughly. A host that fails only these is
 * taken here, and so is a label that begins with `xn--` but is no punycode, as in Node.
 */
export function domainToAscii(domain: string): string | undefined {
  if (domain.length > longestDomain) return undefined;
  if (isAscii(domain)) return domain.toLowerCase();
  const labels = mapDomain(domain).split('.').map(labelToAscii);
  return labels.includes(undefined) ? undefined : labels.join('.');
}

/** What UTS #46 drops: characters that cannot be seen, save those it refuses. */
const ignored =
  /[\p{DI}--[\u061C\u200C-\u200F\u202A-\u202E\u2065-\u2069\uFFF0-\uFFF8\u{E0000}-\u{E00FF}\u{E01F0}-\u{E0FFF}]]/v;

function mapDomain(domain: string): string {
  let mapped = '';
  for (const character of domain) {
    if (/[.\u3002\uFF0E\uFF61]/.test(character)) mapped += '.';
    else if (!ignored.test(character)) mapped += mapCharacter(character);
  }
  return mapped.normalize('NFC');
}

function mapCharacter(character: string): string {
  // Letters that fold to others, but name another host than these do.
  if (/[\u00DF\u03C2]/.test(character)) return character;
  let mapped = '';
  for (const part of character.normalize('NFKC')) {
    // Upper case first: it takes apart and brings together what lower case alone would leave.
    const upper = part === '\u0131' ? part : part.toUpperCase();
    mapped += /\p{Script=Cherokee}/u.test(part) ? upper : upper.toLowerCase();
  }
  // A dot that is part of another character would make two labels of what is written as one.
  return mapped.includes('.') || mapped.includes('\u3002') ? '\uFFFD' : mapped;
}

function labelToAscii(label: string): string | undefined {
  if (isAscii(label)) return label;
  return label.startsWith('xn--') || !isValidLabel(label) ? undefined : `xn--${encodePunycode(label)}`;
}

const refused = /(?![\u200C\u200D])[\p{C}\p{Z}\u2FF0-\u2FFF\u31EF\uFFFC\uFFFD]/u;
/** Joiners where no letter is that could be joined: an approximation of the standard's ContextJ. */
const looseJoiner = /(?<!\p{M})\u200D|(?<![\p{M}\p{Script=Arabic}\p{Script=Syriac}])\u200C/u;

function isValidLabel(label: string): boolean {
  return !/^\p{M}/u.test(label) && !refused.test(label) && !looseJoiner.test(label);
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}
