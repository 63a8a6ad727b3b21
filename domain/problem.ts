import { problemTexts } from './problem-texts.ts';
import type { ProblemText } from './problem-texts.ts';

export type ProblemCode = keyof typeof problemTexts;

export const problemCodes = Object.keys(problemTexts).filter(
  (key): key is ProblemCode => key in problemTexts,
);

/**
 * Details that may be sent to clients: field problems, the holder of a draft, the newer revision.
 */
export type ProblemDetails = Record<string, unknown>;

/**
 * An error with a Thai message for the user and details for the log. Expected outcomes are return
 * values. These errors are thrown, and exactly four places translate them.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  /** The message for the person in Thai: what happened, what to do, and whom to ask. */
  readonly userMessage: string;
  /** The message without whom to ask, for a screen that shows the number to call. */
  readonly title: string;
  /** In which case to call the office; null if a call does not help. */
  readonly askWhen: string | null;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, rest: { details?: ProblemDetails; cause?: unknown } = {}) {
    super(code, rest.cause === undefined ? {} : { cause: rest.cause });
    this.name = 'Problem';
    this.code = code;
    const { status, message, ask }: ProblemText = problemTexts[code];
    this.status = status;
    this.title = message;
    this.askWhen = ask?.when ?? null;
    this.userMessage = ask ? `${message} ${ask.when} กรุณาติดต่อ${ask.office}` : message;
    this.details = rest.details ?? {};
  }
}
