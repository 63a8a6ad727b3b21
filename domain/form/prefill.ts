import type { Day } from '../calendar.ts';
import type { Answers } from '../fields/field.ts';
import { isBlank } from '../fields/kind.ts';
import type { Order } from '../register/order.ts';
import type { Member } from '../register/register.ts';

/** What the system knows about a centre when a form is first opened. */
export interface PrefillFacts {
  today: Day;
  /** The fiscal year the report is about. */
  fiscalYear: number;
  centreName: string;
  /** The current register in its order. */
  seats: readonly Member[];
  /** The newest submitted register of any year. */
  register: { answers: Answers; fiscalYear: number } | null;
  /** The appointment order in force. */
  order: Order | null;
  /** Meeting reports sent this fiscal year, by the day of the meeting. */
  meetings: readonly Answers[];
  /** The newest report of this fiscal year. */
  planMission: Answers | null;
  strongTambon: Answers | null;
}

/** An answer taken from existing data, with its source in Thai. */
export interface PrefilledAnswer {
  field: string;
  value: unknown;
  source: string;
}

/** A form with prefilled answers. */
export interface Prefilled {
  /** Answers the system already knows. */
  prefill?: (facts: PrefillFacts) => readonly PrefilledAnswer[];
}

/** Initial answers. The user can change them. */
export interface Prefill {
  answers: Record<string, unknown>;
  /** The source of each field's answer, such as จากทะเบียนกรรมการ. */
  sources: Record<string, string>;
}

export const nothingPrefilled: Prefill = { answers: {}, sources: {} };

/** The initial answers of a form. Fields without a known value are left empty. */
export function prefillOf(form: Prefilled, facts: PrefillFacts): Prefill {
  const filled = (form.prefill?.(facts) ?? []).filter(
    (prefilledAnswer) => !isBlank(prefilledAnswer.value),
  );
  return {
    answers: Object.fromEntries(
      filled.map((prefilledAnswer) => [prefilledAnswer.field, prefilledAnswer.value]),
    ),
    sources: Object.fromEntries(
      filled.map((prefilledAnswer) => [prefilledAnswer.field, prefilledAnswer.source]),
    ),
  };
}
