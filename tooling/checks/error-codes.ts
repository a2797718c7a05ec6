import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript-js';
import { listSources } from './list-files.ts';
import { lineOf, parseFile, walk } from './parse.ts';
import type { Problem } from './problem.ts';
import { readPublished } from './workspace.ts';

const guide = 'docs/errors.md';
/** What a type check finds has a row there instead. */
const findings = 'docs/type-check.md';
const codeTypes = /(Error|Failure)Code$/;
const generated = /\/(?:runtime|worker|library)-text\.ts$/;
/** A `code` that is no word is a program. */
const word = /^\w+$/;

interface Code {
  readonly code: string;
  readonly file: string;
  readonly line: number;
}

/** Every error code, in a type of codes or given to an error, has a paragraph in `docs/errors.md`. */
export function checkErrorCodes(root: string): readonly Problem[] {
  const text = existsSync(join(root, guide)) ? readFileSync(join(root, guide), 'utf8') : '';
  const rows = existsSync(join(root, findings)) ? readFileSync(join(root, findings), 'utf8') : '';
  const explained = [...text.matchAll(/^### `(\w+)`$/gm), ...rows.matchAll(/^\| `(\w+)` /gm)];
  const headings = new Set(explained.map(([, code]) => code));
  const codes = readPublished(root)
    .flatMap((each) => listSources(root, each.folder))
    .filter((file) => !generated.test(file))
    .flatMap((file) => listCodes(root, file));
  const missing = new Map(codes.filter(({ code }) => !headings.has(code)).map((each) => [each.code, each]));
  return [...missing.values()].map(({ code, file, line }) => ({
    file,
    line,
    message: `"${code}" has no paragraph in ${guide}: add "### \`${code}\`" and say what happened and what to do.`,
  }));
}

function listCodes(root: string, file: string): readonly Code[] {
  const source = parseFile(root, file);
  const codes: Code[] = [];
  walk(source, (node) => {
    for (const literal of literalsOf(node)) codes.push({ code: literal.text, file, line: lineOf(source, literal) });
  });
  return codes;
}

function literalsOf(node: ts.Node): readonly ts.StringLiteral[] {
  if (ts.isTypeAliasDeclaration(node) && codeTypes.test(node.name.text)) {
    const parts = ts.isUnionTypeNode(node.type) ? node.type.types : [node.type];
    return parts.flatMap((part) =>
      ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal) ? [part.literal] : [],
    );
  }
  if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'code') return [];
  return ts.isStringLiteral(node.initializer) && word.test(node.initializer.text) ? [node.initializer] : [];
}
