import { decodePunycode, encodePunycode } from './punycode.ts';

/**
 * Longest host that is looked at, in UTF-16 units. A domain name ends at 253 bytes and no scheme takes a longer one;
 * punycode of a long label costs the square of its length.
 */
const longestDomain = 4096;

/**
 * Unicode domain to ASCII, by the rules of UTS #46 that need no table.
 *
 * The mapping is NFKC with case folding, which the engine has; its own character classes tell what is unassigned, hidden
 * or a lone mark. Two checks of the standard are left out, because they need tables of 60 KB: right-to-left labels
 * (CheckBidi), and the neighbours of zero-width joiners. A host that fails only these is taken here.
 */
export function domainToAscii(domain: string): string | undefined {
  if (domain.length > longestDomain) return undefined;
  if (isAscii(domain) && !/xn--/i.test(domain)) return domain.toLowerCase();
  const labels = mapDomain(domain).split('.').map(labelToAscii);
  return labels.includes(undefined) ? undefined : labels.join('.');
}

function mapDomain(domain: string): string {
  return fold(
    domain
      .replace(/[\u3002\uFF0E\uFF61]/g, '.')
      .replace(/[\u00AD\u034F\u180B-\u180F\u200B\u2060\u2064\uFE00-\uFE0F\uFEFF\u{E0100}-\u{E01EF}]/gu, '')
      .normalize('NFKC'),
  ).normalize('NFKC');
}

/** Lower case letter by letter: the word-final form of sigma is a matter of writing, not of names. */
function fold(text: string): string {
  let result = '';
  for (const character of text) result += character.toLowerCase();
  return result;
}

function labelToAscii(label: string): string | undefined {
  const isPlain = isAscii(label);
  if (!label.startsWith('xn--')) {
    if (isPlain) return label;
    return isValidLabel(label) ? `xn--${encodePunycode(label)}` : undefined;
  }
  const decoded = isPlain ? decodePunycode(label.slice(4)) : undefined;
  const isSound =
    decoded !== undefined &&
    !isAscii(decoded) &&
    isValidLabel(decoded) &&
    mapDomain(decoded) === decoded &&
    encodePunycode(decoded) === label.slice(4);
  return isSound ? label : undefined;
}

function isValidLabel(label: string): boolean {
  return !/^\p{M}|[\p{Cn}\p{Co}\p{Cs}\p{Zs}\p{Zl}\p{Zp}\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFFF9-\uFFFD]/u.test(
    label,
  );
}

function isAscii(text: string): boolean {
  return /^\p{ASCII}*$/u.test(text);
}
