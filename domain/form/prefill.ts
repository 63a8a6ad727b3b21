import type { Day } from '../calendar.ts';
import type { Answers } from '../fields/field.ts';
import { isBlank } from '../fields/kind.ts';
import type { Order } from '../register/order.ts';
import type { Member } from '../register/register.ts';

/** What the ledger knows of a centre on the day a form is first opened. */
export interface PrefillFacts {
  today: Day;
  /** The fiscal year the report is about. */
  fiscalYear: number;
  centreName: string;
  /** The live register, in its order. */
  seats: readonly Member[];
  /** Newest register sent, whatever the year. */
  register: { answers: Answers; fiscalYear: number } | null;
  /** The appointment order in force. */
  order: Order | null;
  /** Meeting reports sent this fiscal year, by the day of the meeting. */
  meetings: readonly Answers[];
  /** Newest of this fiscal year. */
  planMission: Answers | null;
  strongTambon: Answers | null;
}

/** An answer put in from the ledger, and where it comes from in words a person reads. */
export interface PrefilledAnswer {
  field: string;
  value: unknown;
  source: string;
}

/** A form that begins with something. */
export interface Prefilled {
  /** What the ledger already knows is not asked again. */
  prefill?: (facts: PrefillFacts) => readonly PrefilledAnswer[];
}

/** Answers to begin with: ordinary ones, there to be changed. */
export interface Prefill {
  answers: Record<string, unknown>;
  /** Field by field: จากทะเบียนกรรมการ. */
  sources: Record<string, string>;
}

export const nothingPrefilled: Prefill = { answers: {}, sources: {} };

/** What a form can begin with; what the ledger does not know is left to be asked. */
export function prefillOf(form: Prefilled, facts: PrefillFacts): Prefill {
  const filled = (form.prefill?.(facts) ?? []).filter((prefilledAnswer) => !isBlank(prefilledAnswer.value));
  return {
    answers: Object.fromEntries(filled.map((prefilledAnswer) => [prefilledAnswer.field, prefilledAnswer.value])),
    sources: Object.fromEntries(filled.map((prefilledAnswer) => [prefilledAnswer.field, prefilledAnswer.source])),
  };
}
