import { printTable } from './print-table.ts';
import type { Results } from './results.ts';

const number = (value: number | undefined): string =>
  value === undefined ? 'fails' : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

function printEach(results: Results, title: string, cell: (system: string, scenario: string) => string): void {
  console.log(`\n${title}`);
  printTable(
    ['', ...results.systems],
    results.scenarios.map((scenario) => [scenario, ...results.systems.map((system) => cell(system, scenario))]),
  );
}

/** Prints medians, host time, and every system's ratio to each yardstick. */
export function printResults(results: Results, yardsticks: readonly string[]): void {
  printEach(results, 'Milliseconds per run, median', (system, scenario) => number(results.wallMs(system, scenario)));
  printEach(results, 'Milliseconds of the host thread per run, median', (system, scenario) =>
    number(results.busyMs(system, scenario)),
  );
  for (const yardstick of yardsticks.filter((name) => results.systems.includes(name))) {
    printEach(results, `Times ${yardstick}`, (system, scenario) => {
      const limit = results.wallMs(yardstick, scenario);
      const wall = results.wallMs(system, scenario);
      return limit === undefined || wall === undefined ? '-' : (wall / limit).toFixed(2);
    });
  }
  const failures = results.systems.flatMap((system) =>
    results.scenarios.flatMap((scenario) => {
      const failure = results.failure(system, scenario);
      return failure === undefined ? [] : [`${system}, ${scenario}: ${failure}`];
    }),
  );
  if (failures.length > 0) console.log(`\nFailures\n${failures.join('\n')}`);
}
