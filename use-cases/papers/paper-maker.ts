import type { Duty } from '#domain/duty/duty.ts';
import type { AnyPaper } from '#domain/papers/any-paper.ts';
import type { PaperRequest } from '#domain/papers/request.ts';
import type { UseCaseContext } from '../use-case.ts';
import type { PaperScope } from './paper-scope.ts';

export interface PaperOrderOf {
  scope: PaperScope;
  request: PaperRequest;
  /** The single report to print; null for the whole area. */
  duty: Duty | null;
}

/** Reads the facts for one paper and makes it. */
export type MakePaper = (env: UseCaseContext, order: PaperOrderOf) => Promise<AnyPaper>;
