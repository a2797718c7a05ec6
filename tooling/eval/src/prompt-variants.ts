import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CodeMode } from 'sallyport';

import { EvalError, exitCodes } from './eval-error.ts';

type Sections = CodeMode['prompt']['sections'];
type SectionName = keyof Sections;

/** One way to tell a model of the tools. */
export interface PromptVariant {
  readonly name: string;
  readonly about: string;
  /** Instead of the task's own. */
  readonly budgetTokens?: number;
  /** The system prompt. */
  system(sections: Sections, base: string): string;
}

const order: readonly SectionName[] = ['rules', 'api', 'example', 'limits', 'results'];

/** The variants that have a name. */
export const promptVariants: readonly PromptVariant[] = [
  { name: 'default', about: 'as createCodeMode writes it', system: without() },
  { name: 'no-example', about: 'without the worked example', system: without('example') },
  { name: 'no-rules', about: 'without the rules', system: without('rules') },
  { name: 'only-api', about: 'the typed API alone', system: without('rules', 'example', 'limits', 'results') },
  { name: 'small-budget', about: 'an API of 1,000 tokens at most', budgetTokens: 1_000, system: without() },
  {
    name: 'everything',
    about: 'every tool in full, whatever it costs',
    budgetTokens: Number.MAX_SAFE_INTEGER,
    system: without(),
  },
];

/**
 * A variant by name, or a prompt of your own from a file in which `{{api}}` and the other sections stand for our text.
 * Throws an {@link EvalError} for anything else.
 */
export function findVariant(name: string): PromptVariant {
  const known = promptVariants.find((variant) => variant.name === name);
  if (known !== undefined) return known;
  if (!/[./\\]/.test(name)) {
    const names = promptVariants.map((variant) => variant.name).join(', ');
    throw new EvalError(exitCodes.wrongUsage, `There is no prompt ${name}. There are: ${names}; or name a file.`);
  }
  return fromFile(name);
}

function fromFile(file: string): PromptVariant {
  const text = readOwn(file);
  const unknown = [...text.matchAll(/\{\{(.*?)\}\}/g)].find(([, section]) => !isSection(section ?? ''));
  if (unknown !== undefined) {
    const names = order.map((section) => `{{${section}}}`).join(', ');
    throw new EvalError(exitCodes.wrongUsage, `${file} holds ${unknown[0]}. A prompt may hold ${names}.`);
  }
  return {
    name: file,
    about: 'a prompt of your own',
    system: (sections, base) =>
      join([base, text.replaceAll(/\{\{(.*?)\}\}/g, (_, section: SectionName) => sections[section])]),
  };
}

function readOwn(file: string): string {
  try {
    // Package managers start us in another folder and say here where the person stood.
    return readFileSync(resolve(process.env['INIT_CWD'] ?? '.', file), 'utf8').trim();
  } catch (cause) {
    throw new EvalError(exitCodes.wrongUsage, `The prompt ${file} cannot be read.`, { cause });
  }
}

function isSection(name: string): name is SectionName {
  return (order as readonly string[]).includes(name);
}

function without(...left: readonly SectionName[]): PromptVariant['system'] {
  return (sections, base) =>
    join([base, ...order.filter((name) => !left.includes(name)).map((name) => sections[name])]);
}

function join(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('\n\n');
}
