import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuiltEntry } from './built-entries.ts';
import { isNear, toKilobytes } from './kilobytes.ts';
import type { EntrySize } from './measure-sizes.ts';
import type { CheckOptions, Problem } from './problem.ts';

/** What an adapter to a framework may weigh: it dresses the code tool and runs nothing. */
const mostKilobytes = 3;

/** They speak a protocol, or read a format, by themselves. */
const noFrameworks: readonly string[] = ['adapter-mcp', 'adapter-openapi'];

const lastLine = /^(?:([\d.]+) kB of its own, minified and gzipped\. )?(Part of \[Sallyport\].*)$/mu;

/** Every adapter's README ends with what the adapter weighs, and an adapter to a framework is small. `--accept` writes it. */
export function checkReadmeSizes(
  root: string,
  measured: { readonly entries: readonly BuiltEntry[]; readonly sizes: readonly EntrySize[] },
  options: CheckOptions = {},
): readonly Problem[] {
  const bytes = new Map(measured.sizes.map(({ specifier, ownBytes }) => [specifier, ownBytes]));
  return measured.entries.flatMap(({ each, specifier, subpath }) => {
    if (!each.shortName.startsWith('adapter-') || subpath !== '.') return [];
    const kilobytes = toKilobytes(bytes.get(specifier) ?? 0);
    const file = `${each.folder}/README.md`;
    return [
      ...(kilobytes > mostKilobytes && !noFrameworks.includes(each.shortName)
        ? [{ file, message: `${specifier} weighs ${kilobytes} kB; an adapter may weigh ${mostKilobytes} kB.` }]
        : []),
      ...(options.accept === true ? write(root, file, kilobytes) : compare(root, file, kilobytes)),
    ];
  });
}

function compare(root: string, file: string, kilobytes: number): readonly Problem[] {
  const said = lastLine.exec(readme(root, file))?.[1];
  if (said !== undefined && isNear(kilobytes, Number(said))) return [];
  return [{ file, message: `does not end with its size, ${kilobytes} kB. Write it with "pnpm run check --accept".` }];
}

function write(root: string, file: string, kilobytes: number): readonly Problem[] {
  const text = readme(root, file);
  if (!lastLine.test(text)) return [{ file, message: 'has no line "Part of [Sallyport](../../README.md). …".' }];
  writeFileSync(
    join(root, file),
    text.replace(lastLine, (_, _said, rest: string) => `${kilobytes} kB of its own, minified and gzipped. ${rest}`),
  );
  return [];
}

function readme(root: string, file: string): string {
  return existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';
}
