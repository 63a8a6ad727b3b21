import { expect, test } from 'vitest';
import { indicatorRuns } from '#web/screens/form/pages/indicator-runs.ts';

test('an answered indicator stays between its neighbours when it is opened again', () => {
  const runs = indicatorRuns([1, 2, 3, 4, 5, 6], (number) =>
    number === 3 ? 'open' : number < 5 ? 'answered' : 'rest',
  );
  expect(runs.flatMap(({ fields }) => fields)).toEqual([1, 2, 3, 4, 5, 6]);
  expect(runs.map(({ state, fields }) => [state, fields.length])).toEqual([
    ['answered', 2],
    ['open', 1],
    ['answered', 1],
    ['rest', 2],
  ]);
});
