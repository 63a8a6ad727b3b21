import * as z from 'zod/mini';
import type { Draft } from '../models/drafts.ts';
import { viewOne, namesOf } from './duty-views.ts';
import { attachmentViews, clauseSummary, commentViews } from './duty-parts.ts';
import { findDuty } from './find-duty.ts';
import { openForm } from './form-context.ts';
import { query } from './use-case.ts';
import type { Env } from './use-case.ts';

/** Everything the form screen needs, in one answer: weak signal has no room for a second. */
export const readForm = query({
  name: 'form.open',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const duty = await findDuty(env, { id, action: 'draft.write' });
    const { form, criteria, context, previous } = await openForm(env, { duty });
    const newest = duty.revision > 0 ? await env.stores.submissions.newest(id) : null;
    return {
      duty: await viewOne(env, duty),
      clauseSummary: await clauseSummary(env, duty),
      formVersion: form.version,
      criteria,
      context,
      previous,
      draft: await draftView(env, await env.stores.drafts.get(id)),
      start: { answers: newest?.answers ?? {}, reasons: newest?.reasons ?? {} },
      comments: await commentViews(env, id),
      attachments: await attachmentViews(env, id),
      office: await officeOf(env, duty.areaCode),
    };
  },
});

async function draftView(env: Env, draft: Draft | null) {
  if (!draft) return null;
  const names = await namesOf(env, [draft.holder]);
  return {
    answers: draft.answers,
    reasons: draft.reasons,
    savedAt: draft.savedAt,
    holder: { id: draft.holder, name: names.get(draft.holder) ?? '' },
    mine: draft.holder === env.actor.person,
    updatedAt: draft.updatedAt,
  };
}

export async function officeOf({ stores }: Pick<Env, 'stores'>, areaCode: string) {
  const { officeName, officePhone } = await stores.settings.of(areaCode);
  return { name: officeName, phone: officePhone };
}
