/** `^abc` without special characters: the text every matching key begins with. Undefined for other patterns. */
export function literalPrefix(pattern: string): string | undefined {
  const match = /^\^((?:[\w :/@-]|\\[-./])+)(?:\.\*\$?)?$/.exec(pattern);
  return match?.[1]?.replaceAll('\\', '');
}

/** True for patterns that match every key. */
export function matchesEverything(pattern: string): boolean {
  return ['', '^', '$', '.*', '^.*', '.*$', '^.*$', '.+', '^.+$', '^.+', '^'].includes(pattern);
}

/** True when the author meant whole keys. */
export function isAnchored(pattern: string): boolean {
  return pattern.startsWith('^') && pattern.endsWith('$') && !pattern.endsWith('\\$');
}
