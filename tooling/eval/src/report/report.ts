import { type Evaluation, type TaskResult, listUnexpected } from '../evaluate-tasks.ts';
import { count, mark, textTable } from './table.ts';
import { plainTotals, totalsOf } from './totals.ts';

const head = ['task', 'by', 'parsed', 'types', 'ran', 'right', 'calls', 'turns', 'tokens in', 'out', ''];
const numbers = [6, 7, 8, 9];

/** An evaluation as text for people. */
export function printReport(evaluation: Evaluation): string {
  const several = totalsOf(evaluation).length > 1;
  const rows = evaluation.tasks.flatMap((result) => rowsOf(result, several));
  const parts = [textTable([head, ...rows], numbers), summary(evaluation)];
  if (several) parts.splice(1, 0, comparison(evaluation));
  return parts.join('\n\n');
}

function rowsOf({ name, attempts, plain }: TaskResult, several: boolean): readonly (readonly string[])[] {
  const rows = attempts.map((one) => [
    several ? `${one.by}, ${one.prompt}` : one.by,
    mark(one.parsed, one.programs),
    mark(one.typed, one.programs),
    mark(one.ran, one.programs),
    one.right ? 'yes' : 'no',
    count(one.calls),
    count(one.turns),
    count(one.tokensIn),
    count(one.tokensOut),
    remark(one),
  ]);
  const { right, calls, turns, tokensIn, tokensOut, unrecorded } = plain;
  const last = [
    'plain tool calls',
    '',
    '',
    '',
    right ? 'yes' : 'no',
    count(calls),
    count(turns),
    count(tokensIn),
    count(tokensOut),
    unrecordedText(unrecorded),
  ];
  return [...rows, last].map((row, index) => [index === 0 ? name : '', ...row]);
}

function remark({ fault, expected, unrecorded }: TaskResult['attempts'][number]): string {
  const found = fault ?? '';
  const surprise =
    expected !== undefined && expected !== (fault ?? 'right') ? `UNEXPECTED, should be: ${expected}` : '';
  return [found, unrecordedText(unrecorded), surprise].filter((text) => text !== '').join('; ');
}

function unrecordedText(calls: number): string {
  if (calls === 0) return '';
  return `${calls} ${calls === 1 ? 'call was' : 'calls were'} never recorded`;
}

function comparison(evaluation: Evaluation): string {
  const rows = totalsOf(evaluation).map(({ prompt, tasks, right, shown, promptTokens, tokensIn, tokensOut }) => [
    prompt,
    `${right} of ${tasks}`,
    `${shown} of ${tasks}`,
    count(promptTokens),
    count(tokensIn),
    count(tokensOut),
  ]);
  return textTable(
    [['prompt', 'right', 'shows all tools', 'prompt tokens', 'tokens in', 'out'], ...rows],
    [1, 2, 3, 4, 5],
  );
}

function summary(evaluation: Evaluation): string {
  const plain = plainTotals(evaluation);
  const lines = totalsOf(evaluation).map(
    ({ prompt, tasks, right, tokensIn, tokensOut }) =>
      `${prompt}: ${right} of ${tasks} right, with ${count(tokensIn)} tokens in and ${count(tokensOut)} out.`,
  );
  lines.push(
    `Plain tool calls: ${plain.right} of ${evaluation.tasks.length} right, with ${count(plain.tokensIn)} tokens in and ${count(plain.tokensOut)} out.`,
  );
  const wrong = evaluation.tasks
    .flatMap(({ attempts }) => attempts)
    .filter(({ expected = 'right' }) => expected !== 'right');
  const unexpected = listUnexpected(evaluation);
  if (wrong.length > 0 && unexpected.length === 0) {
    lines.push(`${wrong.length} wrong programs, each with the fault it was written for.`);
  }
  for (const { task, by, prompt, expected = '', fault = 'right' } of unexpected) {
    lines.push(`Not as the task says: ${task}, ${by}, prompt ${prompt}: ${fault}, and should be ${expected}.`);
  }
  return lines.join('\n');
}
