import type { ToolProvider, ToolSpec } from '@sallyport/contract';
import type { GuestCatalogue } from '@sallyport/guest';

import { listToolsMs } from '../limits.ts';
import { withDeadline } from '../run/deadline.ts';
import { SallyportError } from '../sallyport-error.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { describeHostFunctions, type HostFunctions } from './host-functions.ts';
import { toIdentifier } from './identifier.ts';
import { allFingerprints, createFingerprints, pinned, type Instructions } from './pinned.ts';
import type { Fingerprints, PinOptions, ToolChange } from './pins.ts';
import { placeTools } from './place-tools.ts';

/** The tools of one or more providers, frozen when it was made. */
export interface Catalogue {
  readonly entries: readonly CatalogueEntry[];
  /** Looks a tool up by the path a program uses. */
  find(path: string): CatalogueEntry | undefined;
  /** What providers say about their own use, by namespace. Third-party text. */
  readonly instructions: readonly Instructions[];
  /** The names a guest mounts. */
  readonly names: GuestCatalogue;
  /** The fingerprint of one of the entries; made when first asked for. */
  fingerprintOf(entry: CatalogueEntry): string;
  /** Everything that can be pinned. Keep it, and give it to `pins` the next time. */
  readonly fingerprints: Fingerprints;
  /** What is not as it was pinned and was let pass, or left out. Empty without pins. */
  readonly changes: readonly ToolChange[];
}

/**
 * Lists every provider's tools once, at the same time, and gives each a safe, unique name.
 *
 * Rejects with a `SallyportError`: `tools_unavailable` when a provider cannot list its tools, `name_collision` when two
 * namespaces, or a namespace and a tool on `codemode` itself, would have one name, `invalid_tools` for a list that
 * is no list of tools; with `pins`, `tools_changed` and `invalid_pins`. Rejects with `signal.reason` on abort.
 */
export async function createCatalogue(
  providers: readonly ToolProvider[],
  options: {
    readonly signal?: AbortSignal;
    readonly hostFunctions?: HostFunctions;
    readonly pins?: PinOptions;
  } = {},
): Promise<Catalogue> {
  const namespaces = nameNamespaces(providers);
  const lists = await Promise.all(providers.map((provider) => list(provider, options.signal)));
  const listed: CatalogueEntry[] = [];
  lists.forEach((specs, index) => {
    const provider = providers[index];
    const namespace = namespaces[index];
    if (!provider || namespace === undefined) return;
    const places = placeTools(specs);
    specs.forEach((spec, at) => {
      const place = places[at] ?? { identifier: spec.name };
      const path = [namespace, place.group ?? '', place.identifier].filter((part) => part !== '').join('.');
      listed.push({ path, namespace, ...place, spec, provider });
    });
  });
  const hostEntries = describeHostFunctions(options.hostFunctions ?? {});
  // Names are settled, and collide, before anything is left out: a pin stands for the path that programs write.
  index([...listed, ...hostEntries], namespaces);
  const said = providers.flatMap((provider, at) =>
    provider.instructions ? [{ namespace: namespaces[at] ?? '', text: provider.instructions }] : [],
  );
  const fingerprintOf = createFingerprints();
  const { entries, instructions, changes } = pinned(listed, said, fingerprintOf, options.pins);
  const byPath = index([...entries, ...hostEntries], namespaces);
  return {
    entries,
    find: (path) => byPath.get(path),
    instructions,
    fingerprintOf,
    get fingerprints() {
      return Object.fromEntries(allFingerprints(entries, instructions, fingerprintOf));
    },
    changes,
    names: {
      namespaces: [...new Set(namespaces)].map((namespace) => namesOf(namespace, entries)),
      hostFunctions: hostEntries.map((entry) => entry.path),
    },
  };
}

function namesOf(namespace: string, entries: readonly CatalogueEntry[]): GuestCatalogue['namespaces'][number] {
  const own = entries.filter((entry) => entry.namespace === namespace);
  const tools = own.filter(({ group }) => group === undefined).map(({ identifier }) => identifier);
  const groups = Map.groupBy(
    own.filter(({ group }) => group !== undefined),
    ({ group = '' }) => group,
  );
  if (groups.size === 0) return { namespace, tools };
  const named = [...groups].map(([name, members]) => ({ name, tools: members.map(({ identifier }) => identifier) }));
  return { namespace, tools, groups: named };
}

function nameNamespaces(providers: readonly ToolProvider[]): string[] {
  const owners = new Map<string, string>();
  return providers.map((provider) => {
    const { namespace } = provider;
    if (typeof namespace !== 'string') throw new SallyportError('invalid_tools', 'A tool provider needs a namespace.');
    if (namespace === '') return '';
    const identifier = toIdentifier(namespace);
    const owner = owners.get(identifier);
    if (owner !== undefined) {
      throw new SallyportError(
        'name_collision',
        `The namespaces "${owner}" and "${namespace}" would both be codemode.${identifier}: give one of them another namespace.`,
      );
    }
    owners.set(identifier, namespace);
    return identifier;
  });
}

/** Tools by path. Two providers may both mount on `codemode` itself, so the root is checked for collisions here. */
function index(entries: readonly CatalogueEntry[], namespaces: readonly string[]): Map<string, CatalogueEntry> {
  const byPath = new Map<string, CatalogueEntry>();
  const roots = new Set(namespaces);
  const groups = new Set(entries.map(({ namespace, group }) => (namespace === '' ? group : undefined)));
  for (const entry of entries) {
    const other = byPath.get(entry.path);
    const place = entry.namespace === '' ? (entry.group ?? entry.path) : entry.path;
    if (other || (entry.namespace === '' && roots.has(place)) || groups.has(entry.path)) {
      const rival = other ? `the tool "${other.spec.name}"` : `the object "${place}"`;
      throw new SallyportError(
        'name_collision',
        `The tool "${entry.spec.name}" and ${rival} would both be codemode.${place}: rename one, or give its tools a namespace.`,
      );
    }
    byPath.set(entry.path, entry);
  }
  return byPath;
}

async function list(provider: ToolProvider, signal: AbortSignal | undefined): Promise<readonly ToolSpec[]> {
  let specs: unknown;
  try {
    specs = await withDeadline(listToolsMs, signal, (inner) => provider.listTools({ signal: inner }));
  } catch (cause) {
    if (signal?.aborted) throw signal.reason;
    const why = cause instanceof Error ? cause.message : 'it failed';
    throw new SallyportError('tools_unavailable', `The tools of "${provider.namespace}" could not be listed: ${why}`, {
      cause,
    });
  }
  if (!Array.isArray(specs)) {
    throw new SallyportError(
      'invalid_tools',
      `The provider "${provider.namespace}" did not answer with a list of tools.`,
    );
  }
  return (specs as readonly unknown[]).map((spec) => readSpec(spec, provider.namespace));
}

function readSpec(spec: unknown, namespace: string): ToolSpec {
  const { name, input } = (typeof spec === 'object' && spec !== null ? spec : {}) as Partial<ToolSpec>;
  if (typeof name !== 'string') {
    throw new SallyportError('invalid_tools', `A tool of "${namespace}" has no name.`);
  }
  return Object.freeze({ ...(spec as ToolSpec), input: input ?? {} });
}
