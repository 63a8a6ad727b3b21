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
  /** The day on which the form is filled in. All dates of the example are shifted to it. */
  today: Day;
  members: readonly Member[];
  /** Distinguishes the files of one report from those of another. */
  no: number;
}

export interface Filled {
  answers: Answers;
  reasons: Record<string, string>;
  /** The files named in the answers, as if they had been uploaded. */
  files: string[];
}

const filePrefix = '00000000-0000-4000-8000-';

/** An officer's answers: the form's example, changed to this centre and day. */
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
  const inner = (value: unknown): unknown => {
    if (typeof value === 'string') return change(value);
    if (Array.isArray(value)) return value.map(inner);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inner(part)]));
  };
  const walked = inner(value);
  if (typeof walked !== 'object' || walked === null) throw new Error('answers are an object');
  return Object.fromEntries(Object.entries(walked));
}

/** The example names the people of its own committee. They are replaced by people of this one. */
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
