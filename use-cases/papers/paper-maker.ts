import type { AnyPaper } from '#domain/papers/any-paper.ts';
import type { PaperRequest } from '#domain/papers/request.ts';
import type { PaperWorkbook } from '#domain/papers/workbooks/paper-workbook.ts';
import type { UseCaseContext } from '../use-case.ts';
import type { PaperScope } from './paper-scope.ts';

export interface PaperOrderOf {
  scope: PaperScope;
  request: PaperRequest;
}

/** Reads the facts of one paper and makes it; null when it has no workbook. */
export type MakePaper = (
  env: UseCaseContext,
  order: PaperOrderOf,
) => Promise<{ paper: AnyPaper; workbook: ((name: string) => PaperWorkbook) | null }>;
