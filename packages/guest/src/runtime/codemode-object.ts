import type { GuestCatalogue } from '../catalogue.ts';
import { makeError } from '../codec/make-error.ts';
import { defineProperty, join, objectKeys, push } from './primordials.ts';
import { closest } from './closest.ts';

type Call = (path: string, values: readonly unknown[]) => Promise<unknown>;

/** Names told to a program that asked for one unlike all of them. */
const namesShown = 8;

const freeze = Object.freeze;
const PrivateProxy = Proxy;

/**
 * Names that the language itself asks every object for. Asking `codemode` for them must give nothing, or awaiting,
 * printing and converting it would look like calls.
 */
const askedByTheLanguage: Readonly<Record<string, boolean>> = freeze({
  __proto__: null as never,
  then: true,
  catch: true,
  finally: true,
  constructor: true,
  prototype: true,
  toJSON: true,
  toString: true,
  toLocaleString: true,
  valueOf: true,
  inspect: true,
  length: true,
  name: true,
  nodeType: true,
  asymmetricMatch: true,
  $$typeof: true,
});

/**
 * The `codemode` object: real functions under their own names on frozen objects without prototype, so that listing
 * and checking for a tool work. A name that does not exist gives a function that fails with the closest names.
 */
export function createCodemodeObject(catalogue: GuestCatalogue, call: Call): object {
  const root: Record<string, unknown> = { __proto__: null };
  for (let at = 0; at < catalogue.namespaces.length; at++) {
    const entry = catalogue.namespaces[at] as GuestCatalogue['namespaces'][number];
    const holder: Record<string, unknown> = entry.namespace === '' ? root : { __proto__: null };
    const prefix = entry.namespace === '' ? '' : `${entry.namespace}.`;
    addTools(holder, prefix, entry.tools, call);
    const groups = entry.groups ?? [];
    for (let index = 0; index < groups.length; index++) {
      const { name, tools } = groups[index] as { readonly name: string; readonly tools: readonly string[] };
      const group: Record<string, unknown> = { __proto__: null };
      addTools(group, `${prefix}${name}.`, tools, call);
      define(holder, name, withHelp(group, `${prefix}${name}`));
    }
    if (entry.namespace !== '') define(root, entry.namespace, withHelp(holder, entry.namespace));
  }
  const hostFunctions = catalogue.hostFunctions ?? [];
  for (let at = 0; at < hostFunctions.length; at++) {
    const name = hostFunctions[at] as string;
    define(
      root,
      name,
      toolFunction(name, name, (path, values) => call(path, [{ arguments: values }])),
    );
  }
  return withHelp(root, '');
}

function addTools(holder: object, prefix: string, tools: readonly string[], call: Call): void {
  for (let index = 0; index < tools.length; index++) {
    const tool = tools[index] as string;
    define(holder, tool, toolFunction(prefix + tool, tool, call));
  }
}

function define(holder: object, key: string, value: unknown): void {
  defineProperty(holder, key, { value, enumerable: true, writable: false, configurable: false });
}

function toolFunction(path: string, name: string, call: Call): unknown {
  const tool = (...values: unknown[]): Promise<unknown> => call(path, values);
  defineProperty(tool, 'name', { value: name });
  return freeze(tool);
}

function withHelp(holder: Record<string, unknown>, namespace: string): object {
  freeze(holder);
  return new PrivateProxy(holder, {
    __proto__: null,
    get(target: Record<string, unknown>, key: string | symbol): unknown {
      // Frozen and without prototype: nothing but a tool or a namespace can be found.
      const found = target[key as string];
      if (found !== undefined || typeof key === 'symbol' || askedByTheLanguage[key]) return found;
      return unknownTool(target, namespace, key);
    },
  } as never);
}

/** A function, so that the mistake shows where it is made: at the call, as an error the program can catch. */
function unknownTool(target: object, namespace: string, key: string): unknown {
  const place = namespace === '' ? 'codemode' : `codemode.${namespace}`;
  const fail = async (): Promise<never> => {
    throw makeError({
      name: 'UnknownToolError',
      code: 'unknown_tool',
      message: `There is no ${place}.${key}.${suggestion(place, key, objectKeys(target))}`,
    });
  };
  if (namespace !== '') return fail;
  // `codemode.githbu.listIssues()`: the missing namespace must answer like one.
  return new PrivateProxy(fail, {
    __proto__: null,
    get: (_target: unknown, inner: string | symbol): unknown =>
      typeof inner === 'symbol' || askedByTheLanguage[inner] ? undefined : fail,
  } as never);
}

/** The closest names; where none is close, the first of those there are. */
function suggestion(place: string, key: string, names: readonly string[]): string {
  const close = closest(key, names);
  const shown: string[] = [];
  const source = close.length > 0 ? close : names;
  for (let at = 0; at < source.length && at < namesShown; at++) push(shown, `${place}.${source[at] ?? ''}`);
  if (close.length > 0) return ` Did you mean ${join(shown, ' or ')}?`;
  if (shown.length === 0) return '';
  const rest = names.length - shown.length;
  return ` There is ${join(shown, ', ')}${rest > 0 ? ` and ${rest} more` : ''}.`;
}
