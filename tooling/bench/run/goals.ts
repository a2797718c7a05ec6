import { printTable } from './print-table.ts';
import type { Results } from './results.ts';
import { names } from './systems.ts';

/** One promise about speed: a ratio and the side of the bound it must be on. */
interface Goal {
  readonly text: string;
  readonly systems: readonly string[];
  readonly bound: number;
  readonly atMost: boolean;
  ratio(results: Results): number | undefined;
  /** The same from the calmest samples; undefined where only medians are kept. */
  calmRatio?(results: Results): number | undefined;
}

const divide = (above: number | undefined, below: number | undefined): number | undefined =>
  above === undefined || below === undefined ? undefined : above / below;

function slowerThan(system: string, yardstick: string, scenario: string, bound: number): Goal {
  return {
    text: `${scenario}: ${system} ÷ ${yardstick}`,
    systems: [system, yardstick],
    bound,
    atMost: true,
    ratio: (results) => divide(results.wallMs(system, scenario), results.wallMs(yardstick, scenario)),
    calmRatio: (results) => divide(results.calmMs(system, scenario), results.calmMs(yardstick, scenario)),
  };
}

function fasterThan(system: string, peer: string, scenario: string, bound: number): Goal {
  return {
    text: `${scenario}: ${peer} ÷ ${system}`,
    systems: [system, peer],
    bound,
    atMost: false,
    ratio: (results) => divide(results.wallMs(peer, scenario), results.wallMs(system, scenario)),
    calmRatio: (results) => divide(results.calmMs(peer, scenario), results.calmMs(system, scenario)),
  };
}

function lessBusyThan(system: string, peer: string, scenario: string, bound: number): Goal {
  return {
    text: `host thread, ${scenario}: ${system} ÷ ${peer}`,
    systems: [system, peer],
    bound,
    atMost: true,
    ratio: (results) => divide(results.busyMs(system, scenario), results.busyMs(peer, scenario)),
  };
}

const { sallyport, sallyportHost, sallyportWorkerd, rawChild, rawHost, rawWorkerd } = names;
const peers = [names.tanStack, names.utcp];

/** What the default placement and the host placement must show. */
const goals: readonly Goal[] = [
  slowerThan(sallyport, rawChild, 'trivial', 1.3),
  slowerThan(sallyport, rawChild, '100 parallel calls', 1.3),
  slowerThan(sallyport, rawChild, '1,000 console lines', 1.3),
  slowerThan(sallyport, rawChild, '100 sequential calls', 1.2),
  ...peers.flatMap((peer) => [
    fasterThan(sallyport, peer, 'trivial', 3),
    fasterThan(sallyport, peer, '100 parallel calls', 3),
    fasterThan(sallyport, peer, '100 parallel 5 ms calls', 50),
    fasterThan(sallyport, peer, '1,000 console lines', 4),
    lessBusyThan(sallyport, peer, 'trivial', 1 / 4),
  ]),
  ...['trivial', '1 call', '100 sequential calls', '100 parallel calls', '1,000 console lines'].map((scenario) =>
    slowerThan(sallyportHost, rawHost, scenario, 1.3),
  ),
  ...['trivial', '1 call', '100 sequential calls', '100 parallel calls', '1 MB tool result'].map((scenario) =>
    slowerThan(sallyportWorkerd, rawWorkerd, scenario, 1.4),
  ),
];

/**
 * Prints each goal with what was measured. A goal whose systems were not asked to run is `not run`; one whose system
 * failed is failed. Medians decide; `calm` is for judging how much of a ratio is the machine's other work.
 */
export function printGoals(results: Results): void {
  console.log('\nGoals');
  printTable(
    ['', 'goal', 'measured', 'calm', ''],
    goals.map((goal) => {
      const { text, bound, atMost } = goal;
      const measured = goal.ratio(results);
      const passes = measured !== undefined && (atMost ? measured <= bound : measured >= bound);
      return [
        text,
        `${atMost ? '≤' : '≥'} ${bound}`,
        measured?.toFixed(2) ?? '-',
        goal.calmRatio?.(results)?.toFixed(2) ?? '-',
        passes ? 'PASS' : goal.systems.every((name) => results.systems.includes(name)) ? 'FAIL' : 'not run',
      ];
    }),
  );
}
