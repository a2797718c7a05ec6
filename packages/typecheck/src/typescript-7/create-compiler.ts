import type ts from 'typescript-js';
import type { API, Diagnostic, Project, Snapshot } from 'typescript/unstable/sync';

import type { CompiledProgram, Compiler, CompilerError, Home, Trust } from '../compiler/compiler.ts';
import { compilerOptions } from '../compiler/compiler-options.ts';
import { apisKept } from '../constants.ts';
import { guestText } from '../library/guest-text.ts';
import { libraryTexts } from '../library/library-text.ts';
import { createAnswers } from './create-answers.ts';
import { lenientText, mayNeedPlainText, plainText } from './edit-text.ts';
import type { TypeScript7 } from './load-typescript-7.ts';
import { namesVisibleAt } from './names-visible-at.ts';
import { createVirtualFiles } from './virtual-files.ts';

/** A compiler in a process of its own, which this starts; it ends with the thread that called. */
export function createCompiler(typescript: TypeScript7): Compiler {
  const texts = new Map(libraryTexts.map((text, at) => [`/library-${at}.d.ts`, at === 0 ? text + guestText : text]));
  const libraries = [...texts.keys()];
  const compiler = new typescript.sync.API({ cwd: '/', fs: createVirtualFiles(texts) });
  const desk: Desk = { typescript, texts, libraries, ...createSnapshots(compiler) };
  const places = new Map<string, Place>();
  let made = 0;

  const placeOf = (types: string, trust: Trust): Place => {
    const key = `${trust} ${types}`;
    const place = places.get(key) ?? openPlace(desk, `/${(made += 1)}`, types, trust);
    // The latest last, so that the first is the one to forget.
    places.delete(key);
    places.set(key, place);
    for (const [oldest, { project, api, program }] of places) {
      if (places.size <= apisKept) break;
      places.delete(oldest);
      desk.take({ closeProjects: [project] });
      for (const name of [project, api, program]) texts.delete(name);
    }
    return place;
  };
  return {
    compile(types, text, trust = 'declared') {
      const place = placeOf(types, trust);
      const file = write(desk, place, 'program', text);
      if (mayNeedPlainText(text)) {
        const plain = plainText(typescript, file);
        if (plain !== text) write(desk, place, 'program', plain);
      }
      return compiledProgram(desk, place);
    },
  };
}

const options = { ...compilerOptions, target: 'esnext', module: 'esnext' };

/** One API with its trust, as a project of its own: the others stay as they are while a program changes. */
interface Place {
  readonly project: string;
  readonly api: string;
  readonly program: string;
}

interface Desk extends Snapshots {
  readonly typescript: TypeScript7;
  readonly texts: Map<string, string>;
  readonly libraries: readonly string[];
}

interface Snapshots {
  take(change: Parameters<API['updateSnapshot']>[0]): Snapshot;
  projectOf(place: Place): Project;
}

/** Holds the latest snapshot and lets go of the one before. */
function createSnapshots(compiler: API): Snapshots {
  let latest: Snapshot | undefined;
  return {
    take(change) {
      const taken = compiler.updateSnapshot(change);
      latest?.dispose();
      latest = taken;
      return taken;
    },
    projectOf({ project }) {
      const found = latest?.getProject(project);
      if (found === undefined) throw new Error('TypeScript 7 has lost a project.');
      return found;
    },
  };
}

function openPlace(desk: Desk, folder: string, types: string, trust: Trust): Place {
  const place: Place = {
    project: `${folder}-tsconfig.json`,
    api: `${folder}-api.d.ts`,
    program: `${folder}-program.ts`,
  };
  const files = [...desk.libraries, place.api, place.program];
  desk.texts.set(place.project, JSON.stringify({ compilerOptions: options, files }));
  desk.texts.set(place.api, types);
  desk.texts.set(place.program, '');
  desk.take({ openProjects: [place.project] });
  const lenient = lenientText(desk.typescript, fileOf(desk.projectOf(place), place.api), trust);
  if (lenient !== types) write(desk, place, 'api', lenient);
  return place;
}

/** Changes one file, and gives it as it is read then. */
function write(desk: Desk, place: Place, which: 'api' | 'program', text: string): ts.SourceFile {
  const name = place[which];
  desk.texts.set(name, text);
  desk.take({ fileChanges: { changed: [name] } });
  return fileOf(desk.projectOf(place), name);
}

function fileOf({ program }: Project, name: string): ts.SourceFile {
  const file = program.getSourceFile(name);
  if (file === undefined) throw new Error('TypeScript 7 has lost a file.');
  return file as unknown as ts.SourceFile;
}

function compiledProgram(desk: Desk, place: Place): CompiledProgram {
  const project = desk.projectOf(place);
  const homeAt = (path: string): Home => (path === place.api ? 'api' : path === place.program ? 'program' : 'library');
  const answers = createAnswers(desk.typescript, project, homeAt);
  return {
    syntax: desk.typescript.syntax,
    checker: answers,
    program: fileOf(project, place.program),
    api: fileOf(project, place.api),
    homeOf: answers.homeOf,
    print: (node) => project.emitter.printNode(node as never),
    isOptional: (member) => isOptional(desk.typescript, member),
    namesAt: (node) => namesVisibleAt(desk.typescript, project.checker, node),
    syntaxErrors: () => project.program.getSyntacticDiagnostics(place.program),
    semanticErrors: () => project.program.getSemanticDiagnostics(place.program).map(toError),
  };
}

/** Where TypeScript 6 has a `questionToken`, TypeScript 7 has one place for it and for `!`. */
function isOptional({ ast }: TypeScript7, member: ts.TypeElement): boolean {
  const { postfixToken } = member as { readonly postfixToken?: { readonly kind: number } };
  return postfixToken?.kind === ast.SyntaxKind.QuestionToken;
}

function toError({ code, pos, end, text }: Diagnostic): CompilerError {
  return { code, start: pos, end, message: text };
}
