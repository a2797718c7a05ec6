import type { Path } from '../losses.ts';
import type { Origin } from './type.ts';

const maximumWords = 5;

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

/** What a structure is called: its title, else the definition or property it stands in, else its tool. */
export function nameOfOrigin(origin: Origin): string {
  const title = origin.title === undefined || origin.title.length > 60 ? '' : toTypeName(origin.title);
  return title === '' ? nameOfPath(origin.path) : title;
}

function nameOfPath(path: Path): string {
  let suffix = '';
  let single = false;
  for (let at: Path | undefined = path; at !== undefined; at = at.parent) {
    const { keyword, key } = at;
    if (keyword === 'items' || keyword === 'prefixItems') single = true;
    else if (keyword === 'additionalProperties' || keyword === 'patternProperties') suffix = 'Value';
    else if (key !== undefined && !/^[0-9]+$/.test(key) && !/^(?:\$defs|definitions)$/.test(key)) {
      const name = toTypeName(key);
      if (name !== '') return (single ? singular(name) : name) + suffix;
    }
  }
  return 'Shape';
}

function singular(name: string): string {
  if (/(?:ss|us|is)$/.test(name)) return name;
  if (name.endsWith('ies') && name.length > 4) return `${name.slice(0, -3)}y`;
  if (/(?:ches|shes|xes|sses)$/.test(name)) return name.slice(0, -2);
  return name.endsWith('s') && name.length > 2 ? name.slice(0, -1) : name;
}
