import { addDays, isDay, daysBetween } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { fieldsOf } from '#domain/form/form.ts';
import type { Answers } from '#domain/form/form.ts';
import { formFor } from '#domain/forms/index.ts';
import type { Member } from '#domain/register/register.ts';
import { context, sampleCriteria } from '../examples/example.ts';
import { examplesOf } from '../examples/index.ts';

interface Of {
  duty: Duty;
  /** The day it is filled in: every date of the example moves along. */
  today: Day;
  members: readonly Member[];
  /** Tells the files of one report from those of another. */
  no: number;
}

export interface Filled {
  answers: Answers;
  reasons: Record<string, string>;
  /** Files the answers name, as if they had arrived. */
  files: string[];
}

const filePrefix = '00000000-0000-4000-8000-';

/** What an officer fills in: the form's own example, brought to this centre and this day. */
export function yearAnswers({ duty, today, members, no }: Of): Filled {
  const [example] = examplesOf[duty.form].accepted;
  const shift = daysBetween(context.today, today);
  const prefix = `${String(no).padStart(8, '0')}-0000-4000-8000-`;
  const files = new Set<string>();
  const moved = walk(example.answers, (text) => {
    if (text.startsWith(filePrefix)) {
      const id = text.replace(filePrefix, prefix);
      files.add(id);
      return id;
    }
    return isDay(text) ? addDays(text, shift) : text;
  });
  return {
    answers: withMembers(duty, moved, members),
    reasons: example.reasons ?? {},
    files: [...files],
  };
}

function walk(value: unknown, change: (text: string) => string): Answers {
  const inner = (one: unknown): unknown => {
    if (typeof one === 'string') return change(one);
    if (Array.isArray(one)) return one.map(inner);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, part]) => [key, inner(part)]));
  };
  const walked = inner(value);
  if (typeof walked !== 'object' || walked === null) throw new Error('answers are an object');
  return Object.fromEntries(Object.entries(walked));
}

/** Names the example ticks are those of its own committee: here, of this one. */
function withMembers(duty: Duty, answers: Answers, members: readonly Member[]): Answers {
  const form = formFor(duty.form, { criteria: sampleCriteria });
  const picks = new Map(
    (form ? fieldsOf(form) : []).flatMap((field) =>
      field.kind === 'memberPick' ? [[field.id, field.max ?? members.length]] : [],
    ),
  );
  return Object.fromEntries(
    Object.entries(answers).map(([id, value]) => {
      const most = picks.get(id);
      return [id, most === undefined ? value : members.slice(0, most).map((member) => member.id)];
    }),
  );
}
