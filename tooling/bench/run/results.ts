import type { Samples } from './measure.ts';
import { median, quantile } from './median.ts';

/** A share of the samples that the rest of the machine disturbed least. */
const calmShare = 0.1;

/** Medians by system and scenario. Missing and failed pairs are `undefined`. */
export interface Results {
  readonly systems: readonly string[];
  readonly scenarios: readonly string[];
  wallMs(system: string, scenario: string): number | undefined;
  busyMs(system: string, scenario: string): number | undefined;
  /** The time only a tenth of the samples were faster than: what a quiet machine would show. */
  calmMs(system: string, scenario: string): number | undefined;
  failure(system: string, scenario: string): string | undefined;
}

/** Looks samples up by their names. */
export function createResults(samples: readonly Samples[]): Results {
  const find = (system: string, scenario: string): Samples | undefined =>
    samples.find((one) => one.system === system && one.scenario === scenario);
  // A system that failed once has no time to show, whatever it did before.
  const sound = (system: string, scenario: string): Samples | undefined => {
    const found = find(system, scenario);
    return found?.failure === undefined ? found : undefined;
  };
  const middle = (values: readonly number[] | undefined): number | undefined =>
    values && values.length > 0 ? median(values) : undefined;
  return {
    systems: [...new Set(samples.map((one) => one.system))],
    scenarios: [...new Set(samples.map((one) => one.scenario))],
    wallMs: (system, scenario) => middle(sound(system, scenario)?.wallMs),
    busyMs: (system, scenario) => middle(sound(system, scenario)?.busyMs),
    calmMs: (system, scenario) => {
      const values = sound(system, scenario)?.wallMs ?? [];
      return values.length > 0 ? quantile(values, calmShare) : undefined;
    },
    failure: (system, scenario) => find(system, scenario)?.failure,
  };
}
