import * as z from 'zod/mini';
import type { MeetingFacts } from '#domain/chat/meeting-answers.ts';
import { dayIn, rowsOf, textIn, textsIn } from '#domain/form/answers.ts';
import { bangkokDay } from '#domain/calendar.ts';
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
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/** A meeting report for the chat: its answers so far, and what is missing before it can be sent. */
export interface MeetingDraft extends MeetingFacts {
  duty: DutyView;
  /** The name of the colleague who holds the draft; null if none does. */
  heldBy: string | null;
  /** What is missing before the report can be sent, in the order of the form. */
  missing: { field: string; label: string }[];
}

export const readMeetingDraft = query({
  name: 'meeting.draft',
  input: z.object({ id: z.string() }),
  run: async (env, { id }): Promise<MeetingDraft> => {
    const { duty, draft, open, answers } = await openMeeting(env, id);
    const [view, heldBy, facts] = [
      await viewOne(env, duty),
      await otherHolder(env, draft),
      await factsOf(env, { duty, open, answers }),
    ];
    return {
      ...facts,
      duty: view,
      heldBy,
      missing: missingOf(open, { answers, reasons: draft?.reasons ?? {} }),
    };
  },
});

export async function factsOf(
  env: UseCaseContext,
  { duty, open, answers }: { duty: Duty; open: LoadedForm; answers: Answers },
): Promise<MeetingFacts> {
  const last = (await lastReport(env, { duty, before: open.previous }))?.answers ?? {};
  return {
    today: bangkokDay(env.now),
    lastHeldOn: dayIn(last, 'heldOn'),
    lastPlace: textIn(last, 'place'),
    members: open.context.members,
    heldOn: dayIn(answers, 'heldOn'),
    present: textsIn(answers, 'present').length,
    startAt: textIn(answers, 'startAt'),
    endAt: textIn(answers, 'endAt'),
    place: textIn(answers, 'place'),
    chairedBy: textsIn(answers, 'chairedBy').length,
    agenda: rowsOf(answers, 'agenda').length,
    photos: refsOf(answers['photos']).length,
  };
}

export async function openMeeting(env: UseCaseContext, id: string) {
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

function missingOf(
  open: LoadedForm,
  of: { answers: Answers; reasons: Record<string, string> },
): MeetingDraft['missing'] {
  const { problems } = validateAnswers({ form: open.form, ...of, ctx: engineContext(open) });
  const fields = [...new Set(problems.map(({ path }) => path.split('.')[0] ?? path))];
  return fields.map((field) => ({ field, label: labelOfPath(open.form, field) }));
}
