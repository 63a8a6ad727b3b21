import * as z from 'zod/mini';
import { decisionBeforeSchema, dutySchema } from './duty.ts';
import type { Decision, DecisionKind, Duty } from './duty.ts';
import { limits } from '../limits.ts';
import type { ProblemCode } from '../problem.ts';

interface Act {
  by: string;
  now: Date;
}

/** Until then a decision may be taken back; messages about it wait as long. */
export const undoWindowMs = limits.undo.shownMs + limits.undo.graceMs;

interface Decided extends Act {
  kind: DecisionKind;
  next: Duty;
}

/** The duty after a decision, with what the decision changed. */
export function withUndo(duty: Duty, { kind, next, by, now }: Decided): Duty {
  const changed = fieldsSchema.filter((field) => duty[field] !== next[field]);
  const before = z.parse(
    decisionBeforeSchema,
    Object.fromEntries(changed.map((field) => [field, duty[field]])),
  );
  const version = duty.version + 1;
  return { ...next, lastDecision: { kind, by, at: now, version, before, takenBack: false } };
}

const fieldsSchema = z.keyof(decisionBeforeSchema).options;

/** The decision that is the newest change of the duty. */
function newestDecision(duty: Duty): Decision | null {
  const { lastDecision, version } = duty;
  return lastDecision && lastDecision.version === version ? lastDecision : null;
}

/** A second tap on the same undo button: the decision is taken back already, by this person. */
export function canUndo(duty: Duty, person: string): boolean {
  const newest = newestDecision(duty);
  return newest !== null && newest.takenBack && newest.by === person;
}

/** The duty as it was before its newest decision: by the same person, in time, and unchanged since. */
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

/** Until when this person is shown the undo button; null when there is nothing to take back. */
export function undoUntil(duty: Duty, { by, now }: Act): Date | null {
  const decision = newestDecision(duty);
  if (!decision || decision.takenBack || decision.by !== by) return null;
  const until = new Date(decision.at.getTime() + limits.undo.shownMs);
  return now < until ? until : null;
}
