import { createRequire } from 'node:module';

/** Versions whose unstable API was tried with every test of this package. */
const tried = /^7\.0\.\d+$/;

/** Says in one sentence what is wrong with the `typescript` that is installed, before a thread is started for it. */
export function requireTypeScript7(require: NodeJS.Require = createRequire(import.meta.url)): void {
  const version = installedVersion(require);
  if (version !== undefined && tried.test(version)) return;
  const found = version === undefined ? 'is not installed' : `is version ${version}`;
  throw new TypeError(
    `@sallyport/typecheck/typescript-7 needs typescript 7.0, which ${found}: run \`npm install typescript@~7.0.2\`, or take @sallyport/typecheck/node, which brings its compiler.`,
  );
}

function installedVersion(require: NodeJS.Require): string | undefined {
  try {
    const { version } = require('typescript/package.json') as { readonly version: string };
    return version;
  } catch {
    return undefined;
  }
}
