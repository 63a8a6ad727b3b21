import * as z from 'zod/mini';
import { decisionBeforeSchema, dutySchema } from './duty.ts';
import type { Decision, DecisionKind, Duty } from './duty.ts';
import { limits } from '../limits.ts';
import type { ProblemCode } from '../problem.ts';

interface Act {
  by: string;
  now: Date;
}

/** How long a decision can be undone. Messages about the decision are held back for the same time. */
export const undoWindowMs = limits.undo.shownMs + limits.undo.graceMs;

interface Decided extends Act {
  kind: DecisionKind;
  next: Duty;
}

/** The duty after a decision. It keeps the earlier values of the changed fields for an undo. */
export function withUndo(duty: Duty, { kind, next, by, now }: Decided): Duty {
  const changed = undoableFields.filter((field) => duty[field] !== next[field]);
  const before = z.parse(
    decisionBeforeSchema,
    Object.fromEntries(changed.map((field) => [field, duty[field]])),
  );
  const version = duty.version + 1;
  return { ...next, lastDecision: { kind, by, at: now, version, before, takenBack: false } };
}

const undoableFields = z.keyof(decisionBeforeSchema).options;

/** The newest decision, if the duty has not changed since. */
function newestDecision(duty: Duty): Decision | null {
  const { lastDecision, version } = duty;
  return lastDecision && lastDecision.version === version ? lastDecision : null;
}

/**
 * True when this person has undone the newest decision; a second tap then counts as done.
 */
export function isUndoneBy(duty: Duty, person: string): boolean {
  const newest = newestDecision(duty);
  return newest !== null && newest.takenBack && newest.by === person;
}

/**
 * The duty before its newest decision. Only the same person may undo it, within the time allowed
 * and while the duty is unchanged.
 */
export function undo(
  duty: Duty,
  { by, now }: Act,
): { duty: Duty; decision: Decision } | { refused: ProblemCode } {
  const decision = newestDecision(duty);
  if (!decision || decision.takenBack || decision.by !== by) return { refused: 'undo-late' };
  if (now.getTime() - decision.at.getTime() > undoWindowMs) return { refused: 'undo-late' };
  const lastDecision = { ...decision, version: duty.version + 1, before: {}, takenBack: true };
  return {
    duty: z.parse(dutySchema, { ...duty, ...decision.before, lastDecision }),
    decision,
  };
}

/** Until when this person sees the undo button; null when there is nothing to undo. */
export function undoUntil(duty: Duty, { by, now }: Act): Date | null {
  const decision = newestDecision(duty);
  if (!decision || decision.takenBack || decision.by !== by) return null;
  const until = new Date(decision.at.getTime() + limits.undo.shownMs);
  return now < until ? until : null;
}
