import { areaLabel, levelOf } from '#domain/centre/centre.ts';
import { primaryGrant } from '#domain/permissions.ts';
import { gradesOf } from '#use-cases/centres/centre-summary.ts';
import { placeDuties } from '#use-cases/duties/my-duties.ts';
import type { DutyView } from '#domain/duty/view.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { gradeCountsCard, gradingCard } from '../messages/grading.ts';
import { asksFor, withRole } from './support/asks-for.ts';
import { askedDuties } from './support/asked-duties.ts';

/** ประเมิน: shows the grades so far and a link to the grading form. */
export const grading: Feature = {
  name: 'grading',
  matches: (context) => asksFor(context, 'grading'),
  handle: withRole(async (context) => {
    const { situation, links } = context;
    const asked = await askedDuties(context);
    if ('messages' in asked) return asked.messages;
    const gradings = asked.duties.filter((duty) => duty.form === 'grading');
    if (gradings.length === 0) return overMany(context);
    const grades = await grade(context, gradings);
    return [gradingCard({ duties: gradings, grades, now: situation.now, links })];
  }),
};

async function grade({ situation }: FeatureContext, duties: readonly DutyView[]) {
  return execute(gradesOf, { situation, input: { duties: duties.map((duty) => duty.id) } });
}

/** Heads and the province do not grade, so they get the number of centres with each grade. */
async function overMany(context: FeatureContext): Promise<readonly Message[]> {
  const { situation, links, person } = context;
  const lead = primaryGrant(person.grants);
  const result =
    lead && lead.role !== 'member'
      ? await execute(placeDuties, { situation, input: { areaCode: lead.areaCode } })
      : null;
  const duties = (result?.duties ?? []).filter((duty) => duty.form === 'grading');
  if (!lead || duties.length === 0) {
    return [gradingCard({ duties: [], grades: [], now: situation.now, links })];
  }
  const area = await situation.db.stores.areas.get(lead.areaCode);
  const place = area ? areaLabel(area) : areaLabel({ level: levelOf(lead.areaCode), name: '' });
  const total = new Set(duties.map((duty) => duty.centre.id)).size;
  return [gradeCountsCard({ place, total, grades: await grade(context, duties), links })];
}
