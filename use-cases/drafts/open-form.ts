import type { Duty } from '#domain/duty/duty.ts';
import * as z from 'zod/mini';
import type { Form } from '#domain/form/form.ts';
import { migrateAnswers } from '#domain/form/version.ts';
import type { Draft } from '#models/drafts.ts';
import { officeToCall } from '#models/settings.ts';
import type { Settings } from '#models/settings.ts';
import { changedFields, scoredBy } from './changed-criteria.ts';
import { viewOne } from '../duties/duty-views.ts';
import { attachmentViews, clauseSummary, commentViews } from '../duties/duty-sections.ts';
import { findDuty } from '../duties/find-duty.ts';
import { loadForm, officesAround } from './form-context.ts';
import { authorsOf, holderOf } from './draft-people.ts';
import { initialAnswers, lastReport } from './prefill-facts.ts';
import type { InitialAnswers } from './prefill-facts.ts';
import { query } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * Everything that the form screen needs, in one answer, because a second request is slow on a weak
 * signal.
 */
export const openForm = query({
  name: 'form.open',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const duty = await findDuty(env, { id, action: 'draft.write' });
    const [content, view, summary, comments, attachments, office] = await Promise.all([
      contentOf(env, duty),
      viewOne(env, duty),
      clauseSummary(env, duty),
      commentViews(env, duty),
      attachmentViews(env, duty),
      officesAround(env, duty.areaCode).then(officeView),
    ]);
    return { ...content, duty: view, clauseSummary: summary, comments, attachments, office };
  },
});

/** The form with the answers of the draft or, without a draft, the prefilled answers. */
async function contentOf(env: UseCaseContext, duty: Duty) {
  const [{ form, criteria, context, previous }, draft] = await Promise.all([
    loadForm(env, { duty }),
    env.stores.drafts.get(duty.id),
  ]);
  const [start, last, view] = await Promise.all([
    draft ? nothingToStart : initialAnswers(env, { duty, form }),
    lastReport(env, { duty, before: previous }),
    draftView(env, { draft, form }),
  ]);
  const scored = draft ? (draft.scoredBy ?? {}) : scoredBy(form, start);
  const changed = await changedFields(env, { scored, criteria });
  return {
    formVersion: form.version,
    criteria,
    context,
    previous,
    last,
    draft: view,
    start,
    changed,
  };
}

/** Used when a draft exists, because that draft is continued. */
const nothingToStart: InitialAnswers = { answers: {}, reasons: {}, sources: {}, criteria: null };

async function draftView(
  env: UseCaseContext,
  { draft, form }: { draft: Draft | null; form: Form },
) {
  if (!draft) return null;
  const [holder, authors] = await Promise.all([holderOf(env, draft), authorsOf(env, draft)]);
  return {
    answers: migrateAnswers(form, draft.answers),
    reasons: draft.reasons,
    sources: draft.sources ?? {},
    savedAt: draft.savedAt,
    savedBy: authors,
    holder,
    mine: draft.holder === env.actor.person,
    updatedAt: draft.updatedAt,
  };
}

/** The office to call, from a list with the nearest office first. */
export function officeView(offices: readonly Settings[]) {
  const { officeName, officePhone } = officeToCall(offices);
  return { name: officeName, phone: officePhone };
}
