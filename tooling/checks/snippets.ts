import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileSnippets } from './compile-snippets.ts';
import { listFiles } from './list-files.ts';
import type { Problem } from './problem.ts';
import { readSnippets, type Snippet } from './read-snippets.ts';

/** Every `ts` block of the README and the guides type-checks against the packages as they are. */
export async function checkSnippets(root: string): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const snippets: Snippet[] = [];
  for (const file of listGuides(root)) {
    const read = readSnippets(file, readFileSync(join(root, file), 'utf8'));
    problems.push(...read.problems);
    snippets.push(...read.snippets);
  }
  return [...problems, ...(await compileSnippets(snippets))];
}

function listGuides(root: string): readonly string[] {
  const guides = listFiles(root, 'docs', ['.md']);
  const readmes = listFiles(root, 'packages', ['README.md']);
  return ['README.md', 'CONTRIBUTING.md', ...guides, ...readmes].filter((file) => existsSync(join(root, file)));
}
