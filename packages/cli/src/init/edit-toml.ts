import { patch } from '@decimalturn/toml-patch';
import { parse, stringify, type TomlTable } from 'smol-toml';

import type { ClientEntry } from './client-entry.ts';

/** Sets one table `[section.name]` of a TOML text; comments and formatting stay. */
export function editToml(text: string, section: string, name: string, entry: ClientEntry): string {
  const content = parse(text);
  const servers = (content[section] ?? {}) as TomlTable;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  if (!Object.hasOwn(servers, name)) {
    const table = stringify({ [section]: { [name]: entry } })
      .trimEnd()
      .replaceAll('\n', eol);
    const appended = `${text.trimEnd()}${text.trim() === '' ? '' : eol + eol}${table}${eol}`;
    if (isToml(appended)) return appended;
  }
  // Without a comma at their ends: most readers take none there.
  const format = { inlineTableStart: 3, trailingComma: false };
  return patch(text, { ...content, [section]: { ...servers, [name]: entry } }, format);
}

/** A table cannot be opened again where it stands on one line. */
function isToml(text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}
