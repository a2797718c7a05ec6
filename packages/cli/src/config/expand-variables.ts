import { CliError } from '../cli-error.ts';
import { inputVariable } from './inputs.ts';

/** What values may refer to. */
export interface VariableSource {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** `${workspaceFolder}`: where the configuration belongs. */
  readonly workspaceFolder: string;
  /** `${userHome}`. */
  readonly userHome: string;
  /** `${input:id}`, by id: what was asked for or set. */
  readonly inputs: ReadonlyMap<string, string>;
}

const reference = /\$\{([^{}]*)\}/gu;
const variable = /^(?:env:)?([A-Za-z_][A-Za-z0-9_]*)(?::-([^]*))?$/u;

/**
 * Replaces `${VAR}`, `${VAR:-default}`, `${env:VAR}`, `${input:id}`, `${workspaceFolder}` and `${userHome}`.
 *
 * Throws a {@link CliError} that names what is not set and where it is used, never a value.
 */
export function expandVariables(text: string, place: string, source: VariableSource): string {
  return text.replaceAll(reference, (whole, inside: string) => {
    if (inside === 'workspaceFolder') return source.workspaceFolder;
    if (inside === 'userHome') return source.userHome;
    if (inside.startsWith('input:')) return inputOf(inside.slice('input:'.length), place, source);
    const [, name, fallback] = variable.exec(inside) ?? [];
    if (name === undefined) throw new CliError(`${place}: ${whole} is not a reference that can be read.`);
    const value = Object.hasOwn(source.env, name) ? source.env[name] : undefined;
    if (value !== undefined && (value !== '' || fallback === undefined)) return value;
    if (fallback !== undefined) return fallback;
    throw new CliError(`${place}: the variable ${name} is not set.`);
  });
}

function inputOf(id: string, place: string, { inputs }: VariableSource): string {
  const value = inputs.get(id);
  if (value !== undefined) return value;
  throw new CliError(`${place}: nobody can be asked for the input "${id}" here. Set ${inputVariable(id)} instead.`);
}
