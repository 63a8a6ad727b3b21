import * as z from 'zod/mini';
import {
  adHocFormSchema,
  isDiscardable,
  newAdHocDuty,
  numberIn,
  openRound,
} from '#domain/duty/ad-hoc.ts';
import type { AdHocForm } from '#domain/duty/ad-hoc.ts';
import { bangkokDay } from '#domain/calendar.ts';
import type { Centre } from '#domain/centre/centre.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { yearInView } from '#domain/letter/letter.ts';
import type { Letter } from '#domain/letter/letter.ts';
import { Problem } from '#domain/problem.ts';
import { viewOne } from '../duties/duty-views.ts';
import { command, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

/**
 * รายงานการประชุม, ปรับปรุงทะเบียน: starts a report for the earliest open round that has none. If
 * there is no such round, the report is an extra report. An extra report that was started but not
 * sent is continued.
 */
export const startReport = command({
  name: 'report.begin',
  input: z.object({ centre: z.string(), form: adHocFormSchema }),
  run: async (env, { centre: id, form }) => {
    const centre = await env.stores.centres.get(id);
    if (!centre) throw new Problem('not-found');
    if (centre.closedOn !== null) throw new Problem('wrong-state');
    const { areaCode, level } = centre;
    requirePermission(env, {
      action: 'draft.write',
      subject: { areaCode, level, centre: id, form },
    });
    const round = openRound(await env.stores.duties.ofCentres([id]), { form, now: env.now });
    const duty = round ?? (await unsentExtra(env, { centre, form }));
    return { duty: await viewOne(env, duty) };
  },
});

async function unsentExtra(
  env: UseCaseContext,
  of: { centre: Centre; form: AdHocForm },
): Promise<Duty> {
  const { stores, now } = env;
  const extras = (await stores.duties.extrasOf(of.centre.id)).filter(
    (duty) => duty.form === of.form,
  );
  const begun = extras.find(isDiscardable);
  if (begun) return begun;
  const letters = await stores.letters.inForce([of.centre.areaCode]);
  const year = yearInView(
    letters.map((candidate) => candidate.fiscalYear),
    bangkokDay(now),
  );
  const letter = letterDemanding(
    of.form,
    letters.filter((candidate) => candidate.fiscalYear === year),
  );
  if (!letter) throw new Problem('not-found');
  const extra = newAdHocDuty({
    ...of,
    letter,
    no: await nextNumber(env, { ...of, centre: of.centre.id, extras }),
    now,
  });
  await stores.duties.insert(extra);
  env.audit({ subject: extra.id, areaCode: extra.areaCode });
  return extra;
}

/** The letter of the year that demands this form; any letter if none does. */
function letterDemanding(form: AdHocForm, letters: readonly Letter[]): Letter | undefined {
  const speaks = (letter: Letter) =>
    letter.clauses.some((item) => item.obligations.some((obligation) => obligation.form === form));
  return letters.find(speaks) ?? letters[0];
}

/**
 * A number higher than that of any extra report of this form, including discarded ones. Otherwise
 * files of a discarded report could appear in the new one.
 */
async function nextNumber(
  { stores }: UseCaseContext,
  { centre, form, extras }: { centre: string; form: AdHocForm; extras: readonly Duty[] },
): Promise<number> {
  const discarded = (await stores.discarded.ofCentre(centre)).map((draft) =>
    numberIn(draft.id, form),
  );
  return Math.max(0, ...extras.map((extra) => extra.round), ...discarded) + 1;
}
