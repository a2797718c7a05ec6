import type { ApiParts } from './api-parts.ts';
import type { Budget, TokenEstimator } from './budget.ts';
import { defaultBudget } from './budget.ts';
import type { Coverage } from './coverage.ts';
import { exampleSection } from './example-section.ts';
import { groupEntries } from './group-entries.ts';
import { renderApi } from './render-api.ts';
import { limitsSection, resultsSection, rulesSection } from './section-texts.ts';
import { toolDescription, wholeDescription } from './tool-description.ts';

/** The parts of a system prompt, in the order they stand. An absent section is `''`. */
export interface PromptSections {
  readonly rules: string;
  readonly api: string;
  readonly example: string;
  readonly limits: string;
  readonly results: string;
}

/** A section's replacement: a whole text, `false` to leave it out, or a function of the text it would have been. */
export type SectionOverride = string | false | ((text: string) => string);

/** How a prompt is made. */
export interface CreatePromptOptions {
  /** What the API section may cost. {@link defaultBudget} unless given. */
  readonly budget?: Budget;
  /** Counts tokens. Characters ÷ 3.1 unless given. */
  readonly estimateTokens?: TokenEstimator;
  /** The name of the tool that runs programs. `execute_code` unless given. */
  readonly toolName?: string;
  /** Programs can call `codemode.$search` and `codemode.$describe`. True unless given. */
  readonly discovery?: boolean;
  /** What a run may use, as whole sentences, from whoever owns the numbers. */
  readonly limits?: readonly string[];
  readonly sections?: { readonly [name in keyof PromptSections]?: SectionOverride };
}

/** Everything a model is told about a catalogue. The same parts, in any order, give the same bytes. */
export interface Prompt {
  /** The system prompt: `base` first, as it is, then every section. */
  system(base?: string): string;
  /** For the code tool: at most 2,048 characters. */
  readonly description: string;
  /**
   * The code tool's description with the whole API in it, where that is 2,048 characters at most: for hosts that show
   * a model nothing else. Absent where it is more; the model then needs `search` and `describe`.
   */
  readonly wholeDescription?: string;
  readonly sections: PromptSections;
  /** The types the prompt shows: one valid `.d.ts` excerpt. */
  readonly api: string;
  readonly coverage: Coverage;
}

/** Turns a catalogue into prompt text that fits a budget. Called once per catalogue, and again after it changed. */
export function createPrompt(parts: ApiParts, options: CreatePromptOptions = {}): Prompt {
  const discovery = options.discovery ?? true;
  const limits = options.limits ?? [];
  const rendered = renderApi(parts, {
    budget: options.budget ?? defaultBudget,
    ...(options.estimateTokens === undefined ? {} : { estimateTokens: options.estimateTokens }),
    discovery,
  });
  const own: PromptSections = {
    rules: rulesSection(options.toolName ?? 'execute_code', discovery && !rendered.coverage.complete),
    api: rendered.section,
    example: exampleSection(parts.entries),
    limits: limitsSection(limits),
    results: resultsSection(parts.entries.some(({ uses }) => uses.includes('Observed'))),
  };
  const sections: PromptSections = {
    rules: settle(own.rules, options.sections?.rules),
    api: settle(own.api, options.sections?.api),
    example: settle(own.example, options.sections?.example),
    limits: settle(own.limits, options.sections?.limits),
    results: settle(own.results, options.sections?.results),
  };
  const ours = [sections.rules, sections.api, sections.example, sections.limits, sections.results];
  const whole = wholeDescription(parts, limits);
  return {
    ...(whole !== undefined && { wholeDescription: whole }),
    system: (base = '') => [base, ...ours].filter((text) => text !== '').join('\n\n'),
    description: toolDescription({ groups: groupEntries(parts.entries), discovery, limits }),
    sections,
    api: rendered.types,
    coverage: rendered.coverage,
  };
}

function settle(text: string, override: SectionOverride | undefined): string {
  if (override === undefined) return text;
  if (override === false) return '';
  return typeof override === 'string' ? override : override(text);
}
