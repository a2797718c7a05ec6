/** How much the API section may cost, heading and fence included. */
export type Budget = { readonly tokens: number } | { readonly characters: number };

/** What a text costs a model. Must not fall when text is added. */
export type TokenEstimator = (text: string) => number;

/** What the API section may cost unless the host says otherwise: the point where showing everything stops paying. */
export const defaultBudget: Budget = { tokens: 10_000 };

/**
 * Characters ÷ 3.1, rounded up. On the safe side for APIs with English docs: the o200k tokenizer makes about 4.1 characters
 * of them a token, others fewer. Text in Chinese, Japanese or Korean costs more than this says.
 */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 3.1);
}

/** A budget as one number and the measure that goes with it. */
export interface Meter {
  readonly limit: number;
  /** Cost of a piece of the section. Costs of pieces are added up. */
  readonly measure: (text: string) => number;
}

/** Turns a budget into a meter. The default estimator is measured without rounding, so that pieces add up. */
export function createMeter(budget: Budget, estimator: TokenEstimator | undefined): Meter {
  if ('characters' in budget) return { limit: budget.characters, measure: (text) => text.length };
  return { limit: budget.tokens, measure: estimator ?? ((text) => text.length / 3.1) };
}
