import type { ProgramTexts, TypeFinding } from '@sallyport/contract';
import type ts from 'typescript-js';

import type { Compiler, ProgramSymbol } from './compiler/compiler.ts';
import { findingsKept, messageLength } from './constants.ts';
import { firstOf } from './first-of.ts';
import { judgeProgram } from './judge/judge-program.ts';
import { compilerLevelOf } from './rules/compiler-rules.ts';
import type { Mistake } from './rules/finding.ts';
import { levelOf, rules, type RuleCode } from './rules/rules.ts';

/** Checks one program against one API. `form` chooses; without one the plain text steps in where the typed does not parse. */
export function checkProgram(
  compiler: Compiler,
  types: string,
  texts: ProgramTexts,
  form?: keyof ProgramTexts,
): readonly TypeFinding[] {
  if (form !== 'plain') {
    const isObserved = types.includes('Observed<');
    const compiled = compiler.compile(types, texts.typed, isObserved ? 'observed' : 'declared');
    if (compiled.syntaxErrors().length === 0) {
      const findings = findingsOf(judgeProgram(compiled), 'typed');
      return isObserved && findings.length > 0 ? withDeclared(compiler, types, texts.typed, findings) : findings;
    }
  }
  const findings = findingsOf(judgeProgram(compiler.compile(types, texts.plain)), 'plain');
  // `as any` went with the other types, and with it the program's word that a result has more than it declares.
  const trusted = /\bany\b/.test(texts.typed) ? findings.map(softened) : findings;
  return [...trusted, typesLeftOut(texts.plain)];
}

const notPromised = '(In results seen so far: the tool does not promise it.)';

/**
 * Tells what a tool promises from what was only seen of its results: the latter is never more than a warning. A program
 * with nothing to be said about where the shapes count is not looked at again without them: `any` allows more.
 */
function withDeclared(
  compiler: Compiler,
  types: string,
  text: string,
  observed: readonly TypeFinding[],
): readonly TypeFinding[] {
  const findings = findingsOf(judgeProgram(compiler.compile(types, text, 'declared')), 'typed');
  const places = new Set(findings.map(({ start }) => start));
  const more = observed
    .filter(({ start }) => !places.has(start))
    .map((finding): TypeFinding => ({ ...finding, level: 'warn', message: `${finding.message} ${notPromised}` }));
  return [...findings, ...more].slice(0, findingsKept);
}

function softened(finding: TypeFinding): TypeFinding {
  return finding.code === 'unknown_property' || finding.code === 'unknown_method'
    ? { ...finding, level: 'warn' }
    : finding;
}

/** Says that the types of a program were not looked at. */
function typesLeftOut(text: string): TypeFinding {
  const message =
    'The types that the program declares take too long to check, or do not parse: it was checked without them.';
  return { code: 'types_left_out', level: 'warn', message, form: 'plain', start: firstOf(text), end: firstOf(text) };
}

/** Mistakes as findings: one for each cause, errors first, the rest as the program has them. */
function findingsOf(mistakes: readonly Mistake[], form: keyof ProgramTexts): readonly TypeFinding[] {
  const causes = new Set<ts.Node | ProgramSymbol>();
  const places = new Set<number>();
  const signatures = new Set<string>();
  const findings: TypeFinding[] = [];
  for (const mistake of mistakes.toSorted(byUse)) {
    const level = levelFor(mistake);
    const start = mistake.node.getStart();
    if (level === 'off' || places.has(start) || (mistake.cause && causes.has(mistake.cause))) continue;
    places.add(start);
    if (mistake.cause) causes.add(mistake.cause);
    const [message = '', signature] = mistake.message.split('\n', 2);
    // A signature is shown once.
    const isNew = signature !== undefined && !signatures.has(signature);
    if (isNew) signatures.add(signature);
    const said = isNew ? `${cut(message)}\n${signature}` : cut(message);
    findings.push({ code: mistake.code, level, message: said, form, start, end: mistake.node.end });
  }
  return findings.slice(0, findingsKept);
}

function levelFor({ code }: Mistake): 'error' | 'warn' | 'off' {
  return isRule(code) ? levelOf(code) : compilerLevelOf(Number(code.slice(2)));
}

const known: ReadonlySet<string> = new Set(rules.map(({ code }) => code));

function isRule(code: string): code is RuleCode {
  return known.has(code);
}

const order: ReadonlyMap<string, number> = new Map(rules.map(({ code }, index) => [code, index]));

/** Errors before warnings; what names a wrong tool before what follows from it; then by place. */
function byUse(a: Mistake, b: Mistake): number {
  const rank = (mistake: Mistake): number =>
    (levelFor(mistake) === 'error' ? 0 : 100) + (order.get(mistake.code) ?? rules.length);
  return rank(a) - rank(b) || a.node.pos - b.node.pos;
}

function cut(message: string): string {
  return message.length > messageLength ? `${message.slice(0, messageLength)}…` : message;
}
