import { cleanText } from './clean-text.ts';
import { formatDuration } from './duration.ts';
import { inputSummary } from './input-summary.ts';
import { type CallEntry, type LogEntry, type RunEntry, isCompleted } from './run-entry.ts';
import type { Screen } from './screen.ts';
import { clip, textWidth } from './text-width.ts';
import { wrapText } from './wrap-text.ts';

/** What lines of a run need to know. */
export interface LineContext {
  readonly screen: Screen;
  /** Makes long names from outside short: the temporary folder becomes a dot. */
  readonly shorten: (text: string) => string;
}

/** More calls than this at once are shown in part. */
const callsShown = 14;
const margin = '  ';

/** What is done at once, as a branch; a single call or console line stands on the trunk. */
export function groupLines(context: LineContext, group: readonly RunEntry[]): readonly string[] {
  const calls = group.filter((entry) => entry.kind === 'call');
  if (calls.length < 2) return group.flatMap((entry) => entryLines(context, entry, '├─ ', '│  '));
  const kept = keepSome(group);
  const hidden = calls.length - kept.filter((entry) => entry.kind === 'call').length;
  const tail =
    hidden === 0 ? [] : [`${margin}${context.screen.palette.quiet('│ └─')} and ${hidden} more, all completed`];
  const title = `${calls.length} calls at once`;
  return [
    row(context.screen, { branch: '├─┬ ', left: title, right: spanOf(calls), isTitle: true }),
    ...kept.flatMap((entry, index) => {
      const isLast = index === kept.length - 1 && hidden === 0;
      return entryLines(context, entry, isLast ? '│ └─ ' : '│ ├─ ', isLast ? '│    ' : '│ │  ');
    }),
    ...tail,
  ];
}

/** The last line of the tree. */
export function endLine(screen: Screen, status: string, details: readonly string[]): string {
  const { palette } = screen;
  const colour = status === 'completed' ? palette.good : palette.bad;
  const rest = clip(details.join(' · '), screen.columns() - margin.length - 4 - status.length);
  return `${margin}${palette.quiet('└─')} ${colour(status)} ${palette.quiet(rest)}`;
}

function keepSome(group: readonly RunEntry[]): readonly RunEntry[] {
  const calls = group.filter((entry) => entry.kind === 'call');
  if (calls.length <= callsShown) return group;
  const kept = new Set(calls.slice(0, callsShown - 2));
  return group.filter((entry) => entry.kind === 'log' || kept.has(entry) || !isCompleted(entry));
}

function entryLines(context: LineContext, entry: RunEntry, branch: string, below: string): readonly string[] {
  return entry.kind === 'log' ? logLines(context, entry, branch, below) : callLines(context, entry, branch, below);
}

function callLines(context: LineContext, entry: CallEntry, branch: string, below: string): readonly string[] {
  const { screen, shorten } = context;
  const { record, progress } = entry;
  const failed = record === undefined || record.status === 'completed' ? undefined : record;
  const right = record === undefined ? waiting(entry) : formatDuration(record.durationMs);
  const first = row(screen, { branch, left: cleanText(entry.path), more: shorten(inputSummary(entry.input)), right });
  const note = failed
    ? { text: `${failed.status}: ${shorten(cleanText(failed.error?.message ?? ''))}`, colour: screen.palette.bad }
    : record === undefined && progress?.message !== undefined
      ? { text: cleanText(progress.message), colour: screen.palette.quiet }
      : undefined;
  if (note === undefined) return [first];
  const room = screen.columns() - margin.length - below.length - 2;
  return [first, `${margin}${screen.palette.quiet(below)}  ${note.colour(clip(note.text, room))}`];
}

function waiting({ startedAt, progress }: CallEntry): string {
  const share = progress?.total === undefined ? '' : `${progress.progress}/${progress.total}  `;
  return `${share}${formatDuration(performance.now() - startedAt)} …`;
}

function logLines(context: LineContext, { line }: LogEntry, branch: string, below: string): readonly string[] {
  const { screen, shorten } = context;
  const { palette } = screen;
  const label = `console.${line.level}`;
  const room = screen.columns() - margin.length - branch.length - label.length - 2;
  const colour = line.level === 'error' ? palette.bad : line.level === 'warn' ? palette.notice : palette.strong;
  return wrapText(shorten(cleanText(line.text)), room).map((text, index) =>
    index === 0
      ? `${margin}${palette.quiet(branch + label)}  ${colour(text)}`
      : `${margin}${palette.quiet(below)}${' '.repeat(label.length + 2)}${colour(text)}`,
  );
}

/** One line: what is done at the left, what it is done with behind it, the time at the right edge. */
function row(
  screen: Screen,
  parts: {
    readonly branch: string;
    readonly left: string;
    readonly more?: string;
    readonly right: string;
    readonly isTitle?: boolean;
  },
): string {
  const { palette } = screen;
  const room = screen.columns() - margin.length - parts.branch.length - parts.right.length - 2;
  const colour = parts.isTitle === true ? palette.strong : palette.name;
  const left = clip(parts.left, room);
  const space = room - textWidth(left) - 2;
  const more = space > 4 ? clip(parts.more ?? '', space) : '';
  const gap = ' '.repeat(Math.max(space - textWidth(more), 0) + 2);
  const middle = more === '' ? '' : palette.quiet(more);
  return `${margin}${palette.quiet(parts.branch)}${colour(left)}  ${middle}${gap}${palette.quiet(parts.right)}`;
}

function spanOf(calls: readonly CallEntry[]): string {
  const records = calls.flatMap(({ record }) => record ?? []);
  if (records.length < calls.length) return '';
  const end = Math.max(...records.map(({ startedAtMs, durationMs }) => startedAtMs + durationMs));
  return formatDuration(end - Math.min(...records.map(({ startedAtMs }) => startedAtMs)));
}
