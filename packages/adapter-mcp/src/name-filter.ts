/** Which tools of a server programs may see, by the server's own names. `*` stands for any characters. */
export interface McpNameFilter {
  /** Only these. Default: all. */
  readonly allow?: readonly string[];
  /** Not these, whatever `allow` says. */
  readonly deny?: readonly string[];
}

/** True for names that pass. */
export function createNameFilter({ allow, deny = [] }: McpNameFilter): (name: string) => boolean {
  const allowed = allow?.map(toPattern);
  const denied = deny.map(toPattern);
  return (name) => (allowed?.some((fits) => fits(name)) ?? true) && !denied.some((fits) => fits(name));
}

/** A star is matched leftmost first, so no pattern costs more than its length times the name's. */
function toPattern(pattern: string): (name: string) => boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return (name) => name === pattern;
  const last = rest.pop() ?? '';
  return (name) => {
    if (!name.startsWith(first)) return false;
    let at = first.length;
    for (const part of rest) {
      const found = name.indexOf(part, at);
      if (found < 0) return false;
      at = found + part.length;
    }
    return name.length - last.length >= at && name.endsWith(last);
  };
}
