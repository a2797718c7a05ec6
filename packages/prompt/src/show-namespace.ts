import type { ApiEntry } from './api-parts.ts';
import type { Coverage, Level } from './coverage.ts';
import { countLevels } from './coverage.ts';
import { containText, isOverlong } from './contain-text.ts';
import type { DeclarationLevel, Declarations } from './declarations.ts';
import { isContained } from './is-contained.ts';
import { printKey } from './member-name.ts';
import { cut, quote, defuse } from './plain-text.ts';
import type { Step } from './fill-fairly.ts';

/** What the namespaces of one API section have in common. */
export interface Shared {
  readonly declarations: Declarations;
  readonly measure: (text: string) => number;
  /** Shared declarations shown so far, and how. */
  readonly shown: Map<string, DeclarationLevel>;
}

/** One namespace while the budget is being spent. */
export interface ShownNamespace {
  readonly namespace: string;
  /** What it would like to show, cheapest first: names, then signatures, then the source's instructions, then full members. */
  steps(): Generator<Step, void, undefined>;
  /** The namespace's lines, or `''` when nothing of it is shown. */
  render(): string;
  counts(): Coverage['namespaces'][number];
}

const instructionCharacters = 1_200;
const instructionLines = 16;
/** Longer names are never listed: nobody can choose to write so long a name. */
const nameCharacters = 128;

/** Starts a namespace with nothing shown. `entries` are its tools in their final order. */
export function showNamespace(
  namespace: string,
  entries: readonly ApiEntry[],
  instructions: string | undefined,
  shared: Shared,
): ShownNamespace {
  const levels = new Map<ApiEntry, Level>();
  const members = new Map<string, Member | undefined>();
  const notes = instructionNotes(instructions);
  let showsNotes = false;

  function member(entry: ApiEntry, level: 'full' | 'short'): Member | undefined {
    const key = `${level} ${entry.path}`;
    if (!members.has(key)) members.set(key, makeMember(entry, entry[level], shared.declarations));
    return members.get(key);
  }

  function price(entry: ApiEntry, level: Level): number {
    if (level === 'hidden') return 0;
    if (level === 'name') return shared.measure(`${listedName(entry)}, `);
    const found = member(entry, level);
    return found === undefined ? Infinity : shared.measure(`${found.text}\n`);
  }

  /** What showing declarations would add to what is shown. */
  function declarationsPrice(names: readonly string[], level: DeclarationLevel): number {
    let sum = 0;
    for (const name of names) {
      const known = shared.shown.get(name);
      if (known === 'full' || known === level) continue;
      sum += shared.measure(`${shared.declarations.text(name, level)}\n`);
      if (known !== undefined) sum -= shared.measure(`${shared.declarations.text(name, known)}\n`);
    }
    return sum;
  }

  function raise(entry: ApiEntry, level: 'full' | 'short' | 'name'): Step {
    const detail = level === 'full' ? 'full' : 'short';
    const needs = level === 'name' ? [] : (member(entry, level)?.needs ?? []);
    const opening = levels.size === 0 ? shared.measure(frame(namespace, ' // names only: \n // and 10000 more\n')) : 0;
    return {
      // Every member of a group pays for the group's own lines: one that is shown alone needs them.
      price: () =>
        (entry.group === undefined ? 0 : shared.measure(frame(entry.group, ' '))) +
        opening +
        price(entry, level) -
        price(entry, levels.get(entry) ?? 'hidden') +
        declarationsPrice(needs, detail),
      take: () => {
        levels.set(entry, level);
        for (const name of needs) if (shared.shown.get(name) !== 'full') shared.shown.set(name, detail);
      },
    };
  }

  function* steps(): Generator<Step, void, undefined> {
    const nameable = entries.filter((entry) => entry.identifier.length <= nameCharacters);
    for (const entry of cheapestFirst(nameable, (each) => price(each, 'name'))) yield raise(entry, 'name');
    const typed = nameable.filter((entry) => member(entry, 'short') !== undefined);
    for (const entry of cheapestFirst(typed, (each) => price(each, 'short'))) yield raise(entry, 'short');
    if (notes !== '') yield { price: () => shared.measure(notes), take: () => (showsNotes = true) };
    const whole = nameable.filter((entry) => member(entry, 'full') !== undefined);
    for (const entry of cheapestFirst(whole, (each) => price(each, 'full'))) yield raise(entry, 'full');
  }

  function lines(): string {
    const shown: string[] = showsNotes ? [notes] : [];
    const typed = Map.groupBy(entries, ({ group }) => group);
    for (const [group, inside] of typed) {
      const texts = inside.map((entry) => {
        const level = levels.get(entry);
        return level === 'full' || level === 'short' ? `${member(entry, level)?.text ?? ''}\n` : '';
      });
      shown.push(group === undefined ? texts.join('') : frame(group, texts.join('')));
    }
    const named = entries.filter((entry) => levels.get(entry) === 'name');
    if (named.length > 0) shown.push(` // names only: ${named.map(listedName).join(', ')}\n`);
    const hidden = entries.length - levels.size;
    if (hidden > 0) shown.push(` // and ${hidden} more\n`);
    return shown.join('');
  }

  return {
    namespace,
    steps,
    render: () => (levels.size === 0 ? '' : frame(namespace, lines())),
    counts: () => ({ namespace, ...countLevels(entries.map((entry) => levels.get(entry) ?? 'hidden')) }),
  };
}

interface Member {
  readonly text: string;
  readonly needs: readonly string[];
}

/** A member ready for its place, or nothing when it could leave it. */
function makeMember(entry: ApiEntry, source: string, declarations: Declarations): Member | undefined {
  if (source.trim() === '' || isOverlong(source)) return undefined;
  const text = containText(source);
  const needs = declarations.neededBy(entry, source);
  return isContained(text) && needs.every((name) => declarations.isSafe(name)) ? { text, needs } : undefined;
}

function frame(namespace: string, lines: string): string {
  return namespace === '' || lines === '' ? lines : ` ${printKey(namespace)}: {\n${lines} };\n`;
}

/** A name in a `//` line: bare only when it is plainly one word. */
function listedName(entry: ApiEntry): string {
  const key = printKey(entry.identifier);
  const name = key === entry.identifier ? key : quote(entry.identifier);
  return entry.group === undefined ? name : `${printKey(entry.group)}.${name}`;
}

/** The source's own words as `//` lines, which nothing inside them can end. */
function instructionNotes(instructions: string | undefined): string {
  const text = defuse(cut((instructions ?? '').trim(), instructionCharacters));
  if (text === '') return '';
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const shown = lines.slice(0, instructionLines).map((line) => ` //   ${line.trim()}\n`);
  return ` // The author of these tools says:\n${shown.join('')}`;
}

function cheapestFirst(entries: readonly ApiEntry[], price: (entry: ApiEntry) => number): ApiEntry[] {
  const priced = entries.map((entry) => ({ entry, price: price(entry) }));
  // Stable, so equal prices keep the order of their paths.
  return priced.toSorted((left, right) => left.price - right.price).map(({ entry }) => entry);
}
