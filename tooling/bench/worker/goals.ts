import { printTable } from '../run/print-table.ts';
import type { Results } from '../run/results.ts';
import { names } from './names.ts';

/** One promise: how many times the first may take, or must save, of the second. */
interface Goal {
  readonly text: string;
  readonly bound: number;
  readonly atMost: boolean;
  readonly medians: number | undefined;
  readonly calm: number | undefined;
}

const divide = (above: number | undefined, below: number | undefined): number | undefined =>
  above === undefined || below === undefined ? undefined : above / below;

function listGoals(results: Results): readonly Goal[] {
  const { raw, cloudflare, sallyport } = names;
  const compare = (above: string, below: string, scenario: string): Pick<Goal, 'text' | 'medians' | 'calm'> => ({
    text: `${scenario}: ${above} ÷ ${below}`,
    medians: divide(results.wallMs(above, scenario), results.wallMs(below, scenario)),
    calm: divide(results.calmMs(above, scenario), results.calmMs(below, scenario)),
  });
  const bounds = new Map([
    ['100 parallel calls', 1.7],
    ['1 MB tool result', 3],
  ]);
  return [
    { ...compare(sallyport, raw, 'trivial'), bound: 1.1, atMost: true },
    ...results.scenarios.map((scenario) => ({
      ...compare(cloudflare, sallyport, scenario),
      bound: bounds.get(scenario) ?? 1,
      atMost: false,
    })),
  ];
}

/** Prints each goal with what was measured. Medians decide; `calm` are the samples the machine disturbed least. */
export function printGoals(results: Results): void {
  const show = (ratio: number | undefined): string => ratio?.toFixed(2) ?? '-';
  console.log('\nGoals');
  printTable(
    ['', 'goal', 'measured', 'calm', ''],
    listGoals(results).map(({ text, bound, atMost, medians, calm }) => {
      const passes = medians !== undefined && (atMost ? medians <= bound : medians >= bound);
      const verdict = medians === undefined ? 'not run' : passes ? 'PASS' : 'FAIL';
      return [text, `${atMost ? '≤' : '≥'} ${bound}`, show(medians), show(calm), verdict];
    }),
  );
}
