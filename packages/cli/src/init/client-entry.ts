import { isAbsolute, relative } from 'node:path';

import { inputVariable } from '../config/inputs.ts';
import type { ClientPlace, KnownClient, ClientFile } from './clients.ts';

/** The entry of a client that starts `serve`. */
export type ClientEntry = Readonly<
  Record<string, string | number | readonly string[] | Readonly<Record<string, string>>>
>;

/** The one entry that a client needs: `serve` over a configuration. The client asks for `inputs`, and hands them on. */
export function clientEntry(
  { extra = {} }: KnownClient,
  { folderWord }: ClientFile,
  config: string,
  { folder, platform }: Pick<ClientPlace, 'folder' | 'platform'>,
  inputs: readonly string[] = [],
): ClientEntry {
  const inside = relative(folder, config);
  // A project's file is shared, and stands elsewhere with everybody else.
  const isInside = folderWord !== undefined && !inside.startsWith('..') && !isAbsolute(inside);
  const path = isInside ? `${folderWord}/${inside.replaceAll('\\', '/')}` : config;
  const words = ['-y', '@sallyport/cli', 'serve', '--config', path];
  const { type, ...after } = extra;
  return {
    ...(type !== undefined && { type }),
    // Windows starts no `.cmd` file by its bare name.
    ...(platform === 'win32' ? { command: 'cmd', args: ['/c', 'npx', ...words] } : { command: 'npx', args: words }),
    ...(inputs.length > 0 && { env: Object.fromEntries(inputs.map((id) => [inputVariable(id), `\${input:${id}}`])) }),
    ...after,
  };
}
