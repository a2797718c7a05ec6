import { homedir } from 'node:os';
import { join } from 'node:path';
import { env, platform } from 'node:process';

/** A file that this command keeps for the person: in `XDG_CONFIG_HOME` or `~/.config`, on Windows in `APPDATA`. */
export function userFile(name: string): string {
  const named = env['XDG_CONFIG_HOME'] || (platform === 'win32' ? env['APPDATA'] : undefined);
  return join(named || join(homedir(), '.config'), 'sallyport', name);
}
