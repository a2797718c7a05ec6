import { nameLength, rememberedKeys } from './constants.ts';

/** Letters of any script, digits, `_`, `-` and `$`; `@odata.context` and the like begin with their sign. */
const nameLike = /^(?:[@$][\p{L}\p{N}_$.:-]*|[\p{L}\p{N}_$][\p{L}\p{N}_$-]*)$/u;
/** Digits only, or nothing but digits and what stands between them: numbers, dates, versions, ranges. */
const digitsOnly = /^[\d_-]+$/;
const fiveDigits = /\d{5}/;
const year = /(?<!\d)(?:19|20)\d\d(?!\d)/;
const numbered = /[_-]\d{3,}$/;
/** Hexadecimal of eight letters and more, a digit among them: hashes, ids, the parts of a UUID. */
const hexadecimal = /(?<![\p{L}\p{N}])(?=[a-f]*\d)[0-9a-f]{8,}(?![\p{L}\p{N}])/iu;
/** Keys of services: `U024BE7LH`, `AKIAIOSFODNN7EXAMPLE`. */
const upperId = /^(?=.*\d.*\d|.{16,}$)[A-Z0-9]{8,}$/;
/** `cus_NffrFeUfNV2Hib88`: a word, then random letters with a digit among them. */
const prefixedId = /^[a-z]{2,6}_(?=\w*\d)(?=\w*[A-Z])[A-Za-z0-9]{12,}$/;
/** Ways in which well-known secrets begin. */
const secret = /^(?:sk|pk|rk)[-_][\w-]{12,}$|^(?:gh[opsur]|github_pat|glpat|xox[abeprs]|npm|AKIA|AIza|eyJ)[\w-]{12,}$/;
const digitRuns = /\d+/g;
/** Where a letter's case, or letter and digit, change: often in random text, once a word in names. */
const changes = /(?<=\p{Ll})(?=[\p{Lu}\p{N}])|(?<=\p{Lu})(?=[\p{Ll}\p{N}])|(?<=\p{N})(?=\p{L})/gu;

const remembered = new Map<string, boolean>();

/**
 * True for a key that looks like data and not like a name somebody gave a property: numbers, dates, ids, hashes, tokens,
 * addresses, paths, anything with spaces. Such a key is never stored. A name that is nobody's, and a person's name, look
 * alike: see the rules for maps.
 */
export function isDataKey(key: string): boolean {
  if (key.length > nameLength || key === '') return true;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const isData = judge(key);
  if (remembered.size >= rememberedKeys) remembered.clear();
  remembered.set(key, isData);
  return isData;
}

function judge(key: string): boolean {
  if (!nameLike.test(key) || digitsOnly.test(key)) return true;
  if (fiveDigits.test(key) || year.test(key) || numbered.test(key)) return true;
  if (hexadecimal.test(key) || upperId.test(key) || prefixedId.test(key) || secret.test(key)) return true;
  if ((key.match(digitRuns)?.length ?? 0) > 3) return true;
  return key.length >= 12 && (key.match(changes)?.length ?? 0) > key.length / 2;
}
