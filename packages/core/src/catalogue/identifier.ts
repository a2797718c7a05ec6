/**
 * Names that are safe to print and to call.
 *
 * The same rule as in `@sallyport/schema-to-ts`, which may not be imported here: the printed name and the callable name
 * have to be the same string. A test of the umbrella compares the two files.
 */

const plainIdentifier = /^[A-Za-z_$][A-Za-z0-9_$]*$/;
const unicodeIdentifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;
const invisible = /\p{Default_Ignorable_Code_Point}/u;
const otherCharacters = /(?:[^\p{ID_Continue}$]|\p{Default_Ignorable_Code_Point})+/gu;
const startCharacter = /^[\p{ID_Start}$_]/u;

/** Members the language itself looks for: an awaited object is asked for `then`, a serialised one for `toJSON`. */
const magicNames: ReadonlySet<string> = new Set(['then', '__proto__', 'toJSON', 'constructor']);

/** Longest identifier made here, in UTF-16 units, before a suffix. */
const maximumLength = 128;

/** True when `name` can stand after a dot, holds nothing invisible, and means nothing special to the language. */
export function isSafeIdentifier(name: string): boolean {
  if (name.length > maximumLength || magicNames.has(name)) return false;
  return plainIdentifier.test(name) || (unicodeIdentifier.test(name) && !invisible.test(name));
}

/**
 * The identifier a name is called by when nothing else claims it.
 *
 * A valid identifier stays as it is, letters of any script included. Otherwise each run of other characters becomes one
 * `_`, a leading digit gets a `_` before it, a magic name a `_` after it, and a name with nothing left is `tool`.
 */
export function toIdentifier(name: string): string {
  if (typeof name !== 'string') return 'tool';
  if (isSafeIdentifier(name)) return name;
  if (magicNames.has(name)) return `${name}_`;
  let identifier = wholeCharacters(name).replace(otherCharacters, '_');
  if (identifier === '' || (/^_+$/.test(identifier) && identifier !== name)) return 'tool';
  if (!startCharacter.test(identifier)) identifier = `_${identifier}`;
  return magicNames.has(identifier) ? `${identifier}_` : identifier;
}

/**
 * One identifier per name, in the same order, no two alike.
 *
 * A name that is an identifier keeps it, wherever it stands in the list; the others follow in order and get `_2`, `_3`
 * when theirs is taken. Equal names count as different tools.
 * @param reserved identifiers that are taken already
 */
export function assignIdentifiers(names: readonly string[], reserved: readonly string[] = []): string[] {
  const taken = new Set(reserved);
  const assigned = names.map((name) => {
    if (typeof name !== 'string' || !isSafeIdentifier(name) || taken.has(name)) return undefined;
    taken.add(name);
    return name;
  });
  // Where to go on counting, so that ten thousand equal names stay linear.
  const counters = new Map<string, number>();
  return assigned.map((identifier, index) => {
    if (identifier !== undefined) return identifier;
    const wanted = toIdentifier(names[index] ?? '');
    let candidate = wanted;
    let count = counters.get(wanted) ?? 1;
    while (taken.has(candidate)) candidate = `${wanted}_${(count += 1)}`;
    counters.set(wanted, count);
    taken.add(candidate);
    return candidate;
  });
}

/** At most {@link maximumLength} units, without half a surrogate pair at the end. */
function wholeCharacters(name: string): string {
  if (name.length <= maximumLength) return name;
  const cut = name.slice(0, maximumLength);
  const last = cut.charCodeAt(cut.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? cut.slice(0, -1) : cut;
}
