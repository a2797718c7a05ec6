import ts from 'typescript-js';

/** A problem the compiler reports. */
export interface Diagnostic {
  readonly file: string;
  /** Zero-based. */
  readonly line: number;
  readonly code: number;
  readonly message: string;
}

const options: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2024,
  module: ts.ModuleKind.ESNext,
  moduleDetection: ts.ModuleDetectionKind.Force,
  types: [],
  skipLibCheck: true,
};

const libraries = new Map<string, ts.SourceFile | undefined>();

/** Type checks many sources in one program. Each is a module of its own, so that their names do not meet. */
export function checkSources(sources: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const host = ts.createCompilerHost(options, true);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version) => {
    const text = sources.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, version, true);
    if (!libraries.has(name)) libraries.set(name, getSourceFile(name, version));
    return libraries.get(name);
  };
  const { fileExists } = host;
  host.fileExists = (name) => sources.has(name) || fileExists(name);
  const program = ts.createProgram([...sources.keys()], options, host);
  return [...program.getSyntacticDiagnostics(), ...program.getSemanticDiagnostics()].flatMap((diagnostic) => {
    const { file, start } = diagnostic;
    if (file === undefined || start === undefined) return [];
    const line = file.getLineAndCharacterOfPosition(start).line;
    const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
    return [{ file: file.fileName, line, code: diagnostic.code, message }];
  });
}

/** A source that grows line by line and remembers which line asks what. */
export function createProbe<Question>(head: string): Probe<Question> {
  let text = head.endsWith('\n') ? head : `${head}\n`;
  const headLines = text.split('\n').length - 1;
  const questions = new Map<number, Question>();
  let lines = headLines;
  return {
    headLines,
    ask: (line, question) => {
      questions.set(lines, question);
      text += `${line.replaceAll('\n', ' ')}\n`;
      lines += 1;
    },
    text: () => text,
    questions,
  };
}

export interface Probe<Question> {
  /** Problems before this line are the generated text's own. */
  readonly headLines: number;
  ask(line: string, question: Question): void;
  text(): string;
  readonly questions: ReadonlyMap<number, Question>;
}
