import type { AreaCode } from '#domain/centre/centre.ts';
import { areaLabel, levelOf } from '#domain/centre/centre.ts';
import { formIn } from '#domain/chat/said-values.ts';
import { primaryGrant } from '#domain/permissions.ts';
import { myDuties, placeDuties } from '#use-cases/duties/my-duties.ts';
import { execute } from '#use-cases/use-case.ts';
import type { Feature, FeatureContext } from '../feature.ts';
import type { Message } from '../line/line-client.ts';
import { notSentCard, nothingToReviewText } from '../messages/overview.ts';
import { statusCard } from '../messages/status.ts';
import { chosenPlace } from './place.ts';
import { answerStatus } from './status.ts';
import { asksFor, withRole } from './support/asks-for.ts';

/** The area for which the reader is responsible; null for committee members. */
function ledArea({ person }: FeatureContext): AreaCode | null {
  const lead = primaryGrant(person.grants);
  return lead && lead.role !== 'member' ? lead.areaCode : null;
}

/**
 * ใครยังไม่ส่ง …: names the places with unsent reports, in the reader's area or in the place asked
 * about.
 */
export const notSent: Feature = {
  name: 'not-sent',
  matches: (context) => !context.inGroup && asksFor(context, 'notSent'),
  handle: withRole(async (context) => {
    const { situation, links, place, text } = context;
    const asked = place?.areas.filter((area) => area.readable) ?? [];
    const areaCode = (asked.length === 1 ? asked[0]?.id : null) ?? ledArea(context);
    if (areaCode === null) return answerStatus(context);
    const form = formIn(text);
    const [area, result] = await Promise.all([
      situation.db.stores.areas.get(areaCode),
      execute(placeDuties, { situation, input: { areaCode } }),
    ]);
    const duties = (result?.duties ?? []).filter((duty) => form === null || duty.form === form);
    const level = levelOf(areaCode);
    return [
      notSentCard({
        place: areaLabel({ level, name: area?.name ?? '' }),
        duties,
        byDistrict: level === 'province',
        listUrl: links.duties(areaCode),
        links,
      }),
    ];
  }),
};

/** ภาพรวม: the progress of the reader's area. Committee members get their own centre. */
export const overview: Feature = {
  name: 'overview',
  matches: (context) => !context.inGroup && asksFor(context, 'overview'),
  handle: withRole(async (context) => {
    const areaCode = ledArea(context);
    return areaCode === null ? answerStatus(context) : chosenPlace(context, areaCode);
  }),
};

/** รอตรวจ: everything that waits for the reader's decision. */
export const reviewQueue: Feature = {
  name: 'review-queue',
  matches: (context) => !context.inGroup && asksFor(context, 'reviewQueue'),
  handle: withRole(async ({ situation, links }): Promise<readonly Message[]> => {
    const { queue } = await execute(myDuties, { situation, input: {} });
    if (queue.length === 0) return [nothingToReviewText(links)];
    return [
      statusCard({
        title: 'งานของท่าน',
        duties: [],
        queue,
        now: situation.now,
        links,
        listUrl: links.home(),
      }),
    ];
  }),
};
