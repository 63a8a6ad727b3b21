import type { AnyPaper } from '#domain/papers/any-paper.ts';

type Layout = AnyPaper['layout'];

/** The data of a paper, as the type that its layout expects. */
export function dataOf<L extends Layout>(paper: AnyPaper, layout: L) {
  if (paper.layout !== layout) throw new Error(`${paper.layout} is not ${layout}`);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- compared in the line above
  return paper.data as Extract<AnyPaper, { layout: L }>['data'];
}
