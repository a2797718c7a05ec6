import { realpathSync } from 'node:fs';
import process from 'node:process';

import { SandboxError } from '@sallyport/contract';

import type { Addon } from './requirements.ts';

/**
 * Two copies of isolated-vm in one process abort it while the second one loads, and nothing can catch that. So look
 * first: a `SandboxError` names the other copy's presence and the remedy. Source: isolated-vm issue 258.
 */
export function refuseSecondCopy(addon: Addon): void {
  // The types of Node 24 do not know `excludeNetwork` yet; without it a report looks up every open socket's host name.
  const report = process.report as typeof process.report & { excludeNetwork: boolean };
  const hadNetwork = report.excludeNetwork;
  report.excludeNetwork = true;
  const loaded = (report.getReport() as unknown as { sharedObjects?: readonly string[] }).sharedObjects ?? [];
  report.excludeNetwork = hadNetwork;
  const own = realpathSync(addon.binary);
  const other = loaded.find(
    (path) => /isolated[-_]vm[^/\\]*(?:[/\\].*)?\.node$/u.test(path) && realpathSync(path) !== own,
  );
  if (other === undefined) return;
  throw new SandboxError(
    'sandbox_unavailable',
    "Another copy of isolated-vm is loaded in this process, and two abort Node: use the default process: 'child', or make every package use one copy (pnpm overrides).",
  );
}
