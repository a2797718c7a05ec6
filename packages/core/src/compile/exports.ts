import type { AnyNode, ExportDefaultDeclaration, ExportNamedDeclaration } from 'acorn';
import { calling, functionOf, type Callee } from './call.ts';
import { blank, type Edit } from './edits.ts';
import { opening, type ProgramStatement } from './parse-program.ts';
import { nothingToImport, type Problem } from './problem.ts';
import { namedFunctions, uncalledMain } from './top-level.ts';

/** `export` taken off a program. */
export interface ProgramExports {
  readonly edits: readonly Edit[];
  /** What `export default` gave away, as an expression and as the function it is, if it is one. */
  readonly given: { readonly name: string; readonly callee: Callee | undefined } | undefined;
  /** The other exported names, as the program calls them. */
  readonly names: readonly string[];
}

/**
 * Turns exports into plain declarations: `export default <expression>` becomes a constant, every other `export` becomes
 * spaces. An export that is an import is a problem.
 */
export function takeExports(assembled: string, statements: readonly ProgramStatement[]): ProgramExports | Problem {
  const edits: Edit[] = [];
  const names: string[] = [];
  let given: ProgramExports['given'];
  for (const statement of statements) {
    if (statement.type === 'ExportDefaultDeclaration') {
      const taken = takeDefault(assembled, statement);
      if ('message' in taken) return taken;
      edits.push(...taken.edits);
      given = taken.given;
    } else if (statement.type === 'ExportNamedDeclaration' && !statement.source) {
      const end = statement.declaration ? statement.start + 'export'.length : statement.end;
      edits.push(blanked(assembled, statement.start, end));
      names.push(...exportedNames(statement));
      const asDefault = statement.specifiers.find(({ exported }) => 'name' in exported && exported.name === 'default');
      if (asDefault && 'name' in asDefault.local) given = { name: asDefault.local.name, callee: undefined };
    } else if (statement.type.startsWith('Export')) {
      return { message: nothingToImport, offset: statement.start - opening.length };
    }
  }
  const functions = new Map(namedFunctions(statements).map((named) => [named.name, named.callee]));
  return { edits, names, given: given && { ...given, callee: given.callee ?? functions.get(given.name) } };
}

function takeDefault(
  assembled: string,
  { start, end, declaration }: ExportDefaultDeclaration,
): Pick<ProgramExports, 'edits' | 'given'> | Problem {
  const keyword = /^export\s+default/.exec(assembled.slice(start, end));
  if (keyword === null) return { message: 'Write `export default` in two words.', offset: start - opening.length };
  const blankKeyword = blanked(assembled, start, start + keyword[0].length);
  const callee = functionOf(declaration);
  if (declaration.type === 'Identifier') {
    return { edits: [blanked(assembled, start, end)], given: { name: declaration.name, callee } };
  }
  const isDeclaration = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
  if (isDeclaration && declaration.id) return { edits: [blankKeyword], given: { name: declaration.id.name, callee } };
  const name = unusedName(assembled);
  const stop = assembled[end - 1] === ';' ? end - 1 : end;
  const open = { start: blankKeyword.end, end: blankKeyword.end, text: ` const ${name} = (` };
  const close = { start: stop, end, text: ');' };
  return { edits: [blankKeyword, open, close], given: { name, callee } };
}

function blanked(assembled: string, start: number, end: number): Edit {
  return { start, end, text: blank(assembled.slice(start, end)) };
}

function unusedName(assembled: string): string {
  let name = 'defaultExport';
  while (assembled.includes(name)) name += '_';
  return name;
}

function exportedNames({ declaration, specifiers }: ExportNamedDeclaration): string[] {
  if (declaration?.type === 'VariableDeclaration') return declaration.declarations.flatMap(({ id }) => boundNames(id));
  if (declaration) return boundNames(declaration.id);
  return specifiers.flatMap(({ local }) => ('name' in local ? [local.name] : []));
}

function boundNames(pattern: AnyNode | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((part) => boundNames(part.type === 'Property' ? part.value : part.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap(boundNames);
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    default:
      return [];
  }
}

/** An expression, and the function it calls, if it calls one. */
export interface ExportedValue {
  readonly text: string;
  readonly callee: Callee | undefined;
}

/**
 * The expression a program with exports comes to: its default export, else `main`, else its one export, else its one
 * exported function; several are an object. A function is called.
 */
export function exportedValue(
  { given, names }: ProgramExports,
  statements: readonly ProgramStatement[],
): ExportedValue {
  if (given !== undefined) return valueNamed(given.name, given.callee);
  const functions = new Map(namedFunctions(statements).map((named) => [named.name, named.callee]));
  const exported = names.filter((name) => functions.has(name));
  const candidates = exported.includes('main') ? ['main'] : exported.length === 1 ? exported : names;
  const [only, ...others] = candidates;
  if (only === undefined) {
    const main = uncalledMain(statements.filter((statement) => !statement.type.startsWith('Export')));
    return main === undefined ? valueNamed('undefined', undefined) : valueNamed(main.name, main.callee);
  }
  if (others.length > 0) return valueNamed(`{ ${candidates.join(', ')} }`, undefined);
  return valueNamed(only, functions.get(only));
}

function valueNamed(name: string, callee: Callee | undefined): ExportedValue {
  return { text: callee === undefined ? name : calling(name, callee), callee };
}
