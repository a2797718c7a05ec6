import { namespaceLength } from './constants.ts';

/**
 * A safe namespace from a server's own name: `@acme/git-hub` becomes `acme_git_hub`. Undefined when nothing is left.
 * The name is third-party text.
 */
export function serverNamespace(name: unknown): string | undefined {
  if (typeof name !== 'string') return undefined;
  const safe = name
    .slice(0, namespaceLength)
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
  if (safe === '') return undefined;
  return /^[0-9]/.test(safe) ? `_${safe}` : safe;
}
