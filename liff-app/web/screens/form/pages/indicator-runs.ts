export type IndicatorState = 'open' | 'answered' | 'rest';
export type IndicatorRuns<F> = { state: IndicatorState; fields: F[] }[];

/** The indicators in their order, grouped into runs of neighbours with the same state. */
export function indicatorRuns<F>(
  fields: readonly F[],
  stateOf: (field: F) => IndicatorState,
): IndicatorRuns<F> {
  const runs: IndicatorRuns<F> = [];
  for (const field of fields) {
    const state = stateOf(field);
    const last = runs.at(-1);
    if (last?.state === state) last.fields.push(field);
    else runs.push({ state, fields: [field] });
  }
  return runs;
}
