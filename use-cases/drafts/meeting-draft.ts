import * as z from 'zod/mini';
import { dayIn, textIn, textsIn } from '#domain/form/answers.ts';
import { bangkokDay, daySchema } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { refsOf } from '#domain/fields/attachments.ts';
import { labelOfPath, validateAnswers } from '#domain/form/form.ts';
import type { Answers } from '#domain/form/form.ts';
import { Problem } from '#domain/problem.ts';
import type { Draft } from '#models/drafts.ts';
import { namesOf, viewOne } from '../duties/duty-views.ts';
import type { DutyView } from '#domain/duty/view.ts';
import { findDuty } from '../duties/find-duty.ts';
import { engineContext, loadForm } from './form-context.ts';
import type { LoadedForm } from './form-context.ts';
import { initialAnswers, lastReport } from './prefill-facts.ts';
import { saveDraft } from './save-draft.ts';
import { command, query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * A meeting report as the chat asks for it: the questions it can ask, and what remains for the
 * form.
 */
export interface MeetingDraft {
  duty: DutyView;
  /** The name of the colleague who holds the draft, or null. */
  heldBy: string | null;
  heldOn: Day | null;
  present: number;
  /** Number of current committee members. */
  members: number;
  place: string;
  lastPlace: string;
  photos: number;
  /** What is missing before it can be sent, in the form's order. */
  missing: { field: string; label: string }[];
}

export const readMeetingDraft = query({
  name: 'meeting.draft',
  input: z.object({ id: z.string() }),
  run: async (env, { id }): Promise<MeetingDraft> => {
    const { duty, draft, open, answers } = await openMeeting(env, id);
    return {
      duty: await viewOne(env, duty),
      heldBy: await otherHolder(env, draft),
      heldOn: dayIn(answers, 'heldOn'),
      present: textsIn(answers, 'present').length,
      members: open.context.members.length,
      place: textIn(answers, 'place'),
      lastPlace: await lastPlaceOf(env, { duty, open }),
      photos: refsOf(answers['photos']).length,
      missing: missingOf(open, { answers, reasons: draft?.reasons ?? {} }),
    };
  },
});

async function openMeeting(env: UseCaseContext, id: string) {
  const duty = await findDuty(env, { id, action: 'draft.write' });
  if (duty.form !== 'meeting-report') throw new Problem('not-found');
  const open = await loadForm(env, { duty });
  const draft = await env.stores.drafts.get(id);
  const answers: Answers = (draft ?? (await initialAnswers(env, { duty, form: open.form })))
    .answers;
  return { duty, draft, open, answers };
}

async function otherHolder(env: UseCaseContext, draft: Draft | null): Promise<string | null> {
  if (!draft || draft.holder === env.actor.person) return null;
  return (await namesOf(env, [draft.holder])).get(draft.holder) ?? '';
}

async function lastPlaceOf(env: UseCaseContext, { duty, open }: { duty: Duty; open: LoadedForm }) {
  const last = await lastReport(env, { duty, before: open.previous });
  return textIn(last?.answers ?? {}, 'place');
}

function missingOf(
  open: LoadedForm,
  of: { answers: Answers; reasons: Record<string, string> },
): MeetingDraft['missing'] {
  const { problems } = validateAnswers({ form: open.form, ...of, ctx: engineContext(open) });
  const fields = [...new Set(problems.map(({ path }) => path.split('.')[0] ?? path))];
  return fields.map((field) => ({ field, label: labelOfPath(open.form, field) }));
}

const saidSchema = z.discriminatedUnion('field', [
  z.object({ field: z.literal('heldOn'), on: daySchema }),
  z.object({ field: z.literal('present') }),
  z.object({ field: z.literal('place') }),
]);

/**
 * Saves one answer from a button. A picked date replaces the old one; มาครบ and "the same place"
 * only fill empty fields, so that an old button cannot overwrite a careful answer.
 */
export const answerMeeting = command({
  name: 'meeting.answered',
  input: z.object({ id: z.string(), said: saidSchema }),
  run: async (env, { id, said: answer }): Promise<{ saved: boolean }> => {
    const { duty, draft, open, answers } = await openMeeting(env, id);
    const value = valueOf(answer, {
      today: bangkokDay(env.now),
      answers,
      members: open.context.members.map((member) => member.id),
      lastPlace: await lastPlaceOf(env, { duty, open }),
    });
    if (value === null) return { saved: false };
    const { field } = answer;
    const seen = draft?.savedAt[field] ?? null;
    const { saved } = await saveDraft.run(env, { id, changes: [{ field, value, seen }] });
    return { saved: field in saved };
  },
});

interface Known {
  today: Day;
  answers: Answers;
  members: readonly string[];
  lastPlace: string;
}

function valueOf(answer: z.infer<typeof saidSchema>, known: Known): unknown {
  const { answers, members, lastPlace } = known;
  if (answer.field === 'heldOn') return answer.on <= known.today ? answer.on : null;
  if (answer.field === 'present') {
    return members.length > 0 && textsIn(answers, 'present').length === 0 ? members : null;
  }
  return lastPlace !== '' && textIn(answers, 'place') === '' ? lastPlace : null;
}
