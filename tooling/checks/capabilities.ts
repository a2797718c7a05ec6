import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listSandboxClauses, runSandboxClauses, type SandboxReport } from '@sallyport/conformance';
import type { Sandbox } from '@sallyport/contract';
import { createIsolatedVmSandbox } from '@sallyport/sandbox-isolated-vm';
import { createWorkerdSandbox } from '@sallyport/sandbox-workerd';
import { findDifference } from './difference.ts';
import { printCapabilities } from './print-capabilities.ts';
import type { CheckOptions, Problem } from './problem.ts';
import { createUnloadedSandbox, reportWorkerLoader, unseenInWorkerd } from './worker-loader-report.ts';

const file = 'docs/capabilities.md';

/** Every sandbox of ours, as the table shows them. */
const sandboxes: readonly Row[] = [
  { createSandbox: () => createIsolatedVmSandbox() },
  { createSandbox: () => createIsolatedVmSandbox({ process: 'host' }) },
  { createSandbox: () => createWorkerdSandbox() },
  { createSandbox: createUnloadedSandbox, report: reportWorkerLoader, unseen: unseenInWorkerd },
];

interface Row {
  createSandbox(): Sandbox;
  /** Where the kit cannot run here: how its report is had. */
  report?(root: string): Promise<SandboxReport>;
  /** Clauses that are skipped because of where the kit runs. */
  readonly unseen?: readonly string[];
}

/** A table is no speed test: on a busy machine a clause may take its time. */
const patience = { clauseMs: 30_000, settleMs: 15_000 } as const;

/**
 * `docs/capabilities.md` lists what each sandbox declares and keeps. `--accept` runs the conformance kit and writes it
 * from the reports; without, the page is compared with what the kit must find.
 */
export async function checkCapabilities(root: string, options: CheckOptions = {}): Promise<readonly Problem[]> {
  const path = join(root, file);
  if (options.accept === true) return write(root, path);
  const text = printCapabilities(await Promise.all(sandboxes.map(expectReport)));
  const difference = findDifference(existsSync(path) ? readFileSync(path, 'utf8') : '', text);
  if (difference === undefined) return [];
  return [{ file, line: difference.line, message: `${difference.text} Write it anew with "pnpm run check --accept".` }];
}

async function write(root: string, path: string): Promise<readonly Problem[]> {
  const reports: SandboxReport[] = [];
  for (const { createSandbox, report } of sandboxes) {
    reports.push(await (report?.(root) ?? runSandboxClauses({ createSandbox, ...patience })));
  }
  const failures = reports.flatMap(listFailures);
  if (failures.length > 0) return failures;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, printCapabilities(reports));
  return [];
}

/** The report of a sandbox that keeps all it declares. That it does is what each sandbox's own tests show. */
async function expectReport({ createSandbox, unseen = [] }: Row): Promise<SandboxReport> {
  await using sandbox = createSandbox();
  const { name, contractVersion, capabilities } = sandbox;
  const clauses = listSandboxClauses().map(({ id, group, title, needs }) => {
    const isSeen = needs.every((need) => capabilities[need]) && !unseen.includes(id);
    const status = isSeen ? 'passed' : 'skipped';
    return { id, group, title, status, ms: 0 } as const;
  });
  return { sandbox: name, contractVersion, capabilities, clauses };
}

function listFailures(report: SandboxReport): readonly Problem[] {
  return report.clauses
    .filter(({ status }) => status === 'failed')
    .map(({ id, reason = '' }) => ({ file, message: `${report.sandbox} fails ${id}: ${reason}` }));
}
