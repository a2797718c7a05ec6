import { builtinModules } from 'node:module';

const builtins = new Set(builtinModules);

/** What a bare specifier is made of: `@scope/name/sub/path` is the package `@scope/name` and the subpath `./sub/path`. */
export interface BareSpecifier {
  readonly packageName: string;
  readonly subpath: string;
}

/** Splits a bare specifier; undefined for a relative path. */
export function splitSpecifier(specifier: string): BareSpecifier | undefined {
  if (specifier.startsWith('.') || specifier.startsWith('/')) return undefined;
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  const rest = parts.slice(length).join('/');
  return { packageName: parts.slice(0, length).join('/'), subpath: rest === '' ? '.' : `./${rest}` };
}

/** True for anything only one platform has: `node:fs`, bare `fs`, `cloudflare:workers`. */
export function isPlatformModule(specifier: string): boolean {
  if (specifier.startsWith('node:') || specifier.startsWith('cloudflare:')) return true;
  const bare = splitSpecifier(specifier);
  return bare !== undefined && builtins.has(bare.packageName);
}
