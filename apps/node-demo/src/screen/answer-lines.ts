import type { AnswerParts } from './answer-parts.ts';
import type { LineContext } from './run-lines.ts';
import { valueLines } from './value-text.ts';

/** The result or the failure, and below it what the type check noticed. */
export function answerLines(
  { screen, shorten }: LineContext,
  { end, notes, isRefused }: AnswerParts,
  isFailed: boolean,
): readonly string[] {
  const { palette } = screen;
  const title = isRefused ? 'Refused by the type check' : isFailed ? 'Failure' : 'Result';
  const noticed = notes === '' ? [] : ['', palette.notice('Type check'), ...valueLines(screen, shorten(notes))];
  const shown = isFailed ? shorten(end) : end;
  return [isFailed ? palette.bad(title) : palette.strong(title), ...valueLines(screen, shown), ...noticed, ''];
}
