const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u;
const outside = /[^\p{ID_Continue}$]+/gu;
const startsRight = /^[\p{ID_Start}$_]/u;

/** Names the language itself asks objects for. A tool of that name would be called by `await`, `JSON.stringify`, … */
const magic: ReadonlySet<string> = new Set(['then', '__proto__', 'toJSON', 'constructor']);

/**
 * The name a program uses for a tool: its own where that is an identifier, else one `_` for every run of other
 * characters. Letters of every script are kept.
 */
export function toIdentifier(name: string): string {
  const whole = name.normalize('NFC');
  if (magic.has(whole)) return `${whole}_`;
  if (identifier.test(whole)) return whole;
  const cleaned = whole.replace(outside, '_').replace(/^_+(?=.)|_+$/gu, '');
  if (cleaned === '') return 'tool';
  const safe = startsRight.test(cleaned) ? cleaned : `_${cleaned}`;
  return magic.has(safe) ? `${safe}_` : safe;
}

/**
 * A unique identifier for each name, in order. A name that is an identifier already keeps it; of the others the first
 * takes the plain form and the next ones `_2`, `_3`, ….
 */
export function assignIdentifiers(names: readonly string[]): string[] {
  const taken = new Set<string>();
  const assigned = new Map<number, string>();
  names.forEach((name, index) => {
    if (toIdentifier(name) !== name || taken.has(name)) return;
    taken.add(name);
    assigned.set(index, name);
  });
  return names.map((name, index) => {
    const own = assigned.get(index);
    if (own !== undefined) return own;
    const plain = toIdentifier(name);
    let free = plain;
    for (let count = 2; taken.has(free); count++) free = `${plain}_${count}`;
    taken.add(free);
    return free;
  });
}
