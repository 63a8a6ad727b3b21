import type { ErrorRequestHandler, Response } from 'express';
import { Problem } from '#domain/problem.ts';
import type { ProblemCode } from '#domain/problem.ts';
import type { ProblemBody } from '#contract/contract.ts';
import { problemPage } from './problem-page.ts';

interface Log {
  error(fields: Record<string, unknown>, message: string): void;
  info(fields: Record<string, unknown>, message: string): void;
}

/** Answers a Problem as problem+json, and any other error as a 500 without details. */
export function createProblemHandler({ log }: { log: Log }): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const problem = asProblem(error);
    const requestId = String(response.locals['requestId'] ?? '');
    const fields = { requestId, method: request.method, code: problem.code };
    if (problem.status >= 500) log.error({ ...fields, cause: causeOf(problem) }, 'request failed');
    else log.info(fields, 'request refused');
    if (response.headersSent) return;
    const seconds = retryAfter(problem);
    if (seconds !== null) response.setHeader('Retry-After', String(seconds));
    // A file link is opened in a browser, not in the mini-app, so the answer is a page.
    if (request.path.startsWith('/files/'))
      response.status(problem.status).type('html').send(problemPage(problem));
    else send(response, { problem, requestId });
  };
}

/** Seconds until the request may be repeated; null when repeating does not help. */
function retryAfter({ status, details }: Problem): number | null {
  if (status !== 429 && status !== 503) return null;
  const seconds = details['retryAfterSeconds'];
  if (typeof seconds === 'number') return seconds;
  return status === 503 ? busySeconds : minuteSeconds;
}

const busySeconds = 10;
const minuteSeconds = 60;

function send(
  response: Response,
  { problem, requestId }: { problem: Problem; requestId: string },
): void {
  const hasDetails = Object.keys(problem.details).length > 0 && problem.status < 500;
  const body: ProblemBody = {
    code: problem.code,
    status: problem.status,
    title: problem.title,
    ...(problem.askWhen === null ? {} : { askWhen: problem.askWhen }),
    requestId,
    ...(hasDetails ? { details: problem.details } : {}),
  };
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(body));
}

/** Errors of express and its body parser carry a status. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const known = knownCode(error);
  return new Problem(known ?? 'unexpected', { cause: error });
}

function knownCode(error: unknown): ProblemCode | null {
  if (!(error instanceof Error)) return null;
  const status = 'status' in error ? Number(error.status) : 0;
  if (status === 413) return 'body-too-large';
  return status >= 400 && status < 500 ? 'invalid-input' : null;
}

function causeOf(problem: Problem): string {
  const { cause } = problem;
  const error = cause instanceof Error ? cause : problem;
  return error.stack ?? error.message;
}
