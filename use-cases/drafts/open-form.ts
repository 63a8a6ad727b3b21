import type { AreaCode } from '#domain/centre/centre.ts';
import * as z from 'zod/mini';
import type { Form } from '#domain/form/form.ts';
import { migrateAnswers } from '#domain/form/version.ts';
import type { Draft } from '#models/drafts.ts';
import { changedFields, scoredBy } from './changed-criteria.ts';
import { viewOne, namesOf } from '../duties/duty-views.ts';
import { attachmentViews, clauseSummary, commentViews } from '../duties/duty-sections.ts';
import { findDuty } from '../duties/find-duty.ts';
import { loadForm } from './form-context.ts';
import { initialAnswers, lastReport } from './prefill-facts.ts';
import type { InitialAnswers } from './prefill-facts.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Everything the form screen needs in one answer, because a weak signal makes a second request
 * slow.
 */
export const openForm = query({
  name: 'form.open',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const duty = await findDuty(env, { id, action: 'draft.write' });
    const { form, criteria, context, previous } = await loadForm(env, { duty });
    const draft = await env.stores.drafts.get(id);
    const start = draft ? nothingToStart : await initialAnswers(env, { duty, form });
    return {
      duty: await viewOne(env, duty),
      clauseSummary: await clauseSummary(env, duty),
      formVersion: form.version,
      criteria,
      context,
      previous,
      last: await lastReport(env, { duty, before: previous }),
      draft: await draftView(env, { draft, form }),
      start,
      changed: await changedFields(env, {
        scored: draft ? (draft.scoredBy ?? {}) : scoredBy(form, start),
        criteria,
      }),
      comments: await commentViews(env, id),
      attachments: await attachmentViews(env, duty),
      office: await officeOf(env, duty.areaCode),
    };
  },
});

/** An existing draft is continued instead. */
const nothingToStart: InitialAnswers = { answers: {}, reasons: {}, sources: {}, criteria: null };

async function draftView(
  env: UseCaseContext,
  { draft, form }: { draft: Draft | null; form: Form },
) {
  if (!draft) return null;
  const names = await namesOf(env, [draft.holder]);
  return {
    answers: migrateAnswers(form, draft.answers),
    reasons: draft.reasons,
    sources: draft.sources ?? {},
    savedAt: draft.savedAt,
    holder: { id: draft.holder, name: names.get(draft.holder) ?? '' },
    mine: draft.holder === env.actor.person,
    updatedAt: draft.updatedAt,
  };
}

export async function officeOf(
  { stores }: Pick<UseCaseContext, 'stores'>,
  areaCode: AreaCode | null,
) {
  const { officeName, officePhone } = await stores.settings.of(areaCode);
  return { name: officeName, phone: officePhone };
}
