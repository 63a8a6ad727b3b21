export type IndicatorState = 'open' | 'answered' | 'rest';
export type IndicatorRuns<F> = { state: IndicatorState; fields: F[] }[];

/** The indicators in their order, with neighbours of one state together. */
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
