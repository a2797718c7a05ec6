import type { Path } from '../losses.ts';
import type { Origin } from './type.ts';

const maximumWords = 6;

/** Makes a type name of any text: its words, capitalised. `''` when it has none. Letters outside Latin are left out. */
export function toTypeName(text: string): string {
  const words = text
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, maximumWords);
  const name = words.map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`).join('');
  return /^[0-9]/.test(name) ? `N${name}` : name;
}

/** Names that say nothing without what they belong to. */
const vague: ReadonlySet<string> = new Set(
  'Action Args Attributes Config Content Data Details Entry Field Fields Filter Format Id Info Input Item Key Kind Level Metadata Mode Name Object Operation Options Output Params Parameters Payload Properties Property Result Settings Source State Status Target Type Unit Value Values'.split(
    ' ',
  ),
);

/**
 * What a structure may be called, best first: its title, the definition or property it stands in, that with its parent's
 * name before it, its tool. Never empty.
 */
export function namesOfOrigin(origin: Origin): readonly string[] {
  const title = origin.title === undefined || origin.title.length > 60 ? '' : toTypeName(origin.title);
  const [own, parent] = namesOfPath(origin.path);
  const names: string[] = [];
  if (title !== '' && !vague.has(title)) names.push(title);
  if (own !== undefined) {
    const qualified = parent === undefined || own.startsWith(parent) ? own : `${parent}${own}`;
    names.push(...(vague.has(own) ? [qualified] : [own, qualified]));
  }
  if (title !== '') names.push(title);
  return names.length === 0 ? ['Shape'] : names;
}

/** The nearest two names on the way to the root. */
function namesOfPath(path: Path): readonly string[] {
  const names: string[] = [];
  let suffix = '';
  let single = false;
  for (let at: Path | undefined = path; at !== undefined && names.length < 2; at = at.parent) {
    const { keyword, key } = at;
    if (keyword === 'items' || keyword === 'prefixItems') single = true;
    else if (keyword === 'additionalProperties' || keyword === 'patternProperties') suffix = 'Value';
    else if (key !== undefined && !/^[0-9]+$/.test(key) && !/^(?:\$defs|definitions|properties)$/.test(key)) {
      const name = toTypeName(key);
      if (name === '') continue;
      names.push((single ? singular(name) : name) + suffix);
      suffix = '';
      // The parent's own name is that of one of its kind.
      single = true;
    }
  }
  return names;
}

function singular(name: string): string {
  if (/(?:ss|us|is)$/.test(name)) return name;
  if (name.endsWith('ies') && name.length > 4) return `${name.slice(0, -3)}y`;
  if (/(?:ches|shes|xes|sses|uses)$/.test(name)) return name.slice(0, -2);
  return name.endsWith('s') && name.length > 2 ? name.slice(0, -1) : name;
}
