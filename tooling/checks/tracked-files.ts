import { execFileSync } from 'node:child_process';

/** Every file git knows or would add, relative to `root`. */
export function listTrackedFiles(root: string): readonly string[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
  return [...new Set(listed.toString('utf8').split('\0'))].filter((file) => file !== '').toSorted();
}
