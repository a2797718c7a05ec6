import type { FileSystem } from 'typescript/unstable/fs';

/** Texts by name, and nothing else: the compiler asks here for every file, and finds no other. */
export interface VirtualFiles extends Required<Pick<FileSystem, 'readFile' | 'fileExists' | 'directoryExists'>> {
  readonly getAccessibleEntries: () => { files: string[]; directories: string[] };
  readonly realpath: (name: string) => string;
}

/** `null` and `false` are answers; `undefined` would send the compiler to the disk. */
export function createVirtualFiles(texts: ReadonlyMap<string, string>): VirtualFiles {
  return {
    readFile: (name) => texts.get(name) ?? null,
    fileExists: (name) => texts.has(name),
    directoryExists: (name) => name === '/',
    getAccessibleEntries: () => ({ files: [], directories: [] }),
    realpath: (name) => name,
  };
}
