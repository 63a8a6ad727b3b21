import { addMonths } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { dayIn, rowsOf, textIn } from '../form/answers.ts';
import type { Offer, OfferMakers } from '../form/offer.ts';
import { formatDay } from '../thai/date.ts';
import { cleanLine } from '../thai/invisible.ts';
import { cutGraphemes } from '../thai/text.ts';

const monthsAhead = [1, 3, 6] as const;

/**
 * Offers for questions that are new at every meeting but often known: the announced day and the items
 * of the agenda.
 */
export const meetingOffers: OfferMakers = {
  heldOn({ last }) {
    const planned = last && dayIn(last.answers, 'nextMeetingOn');
    const isNew = planned && planned > (dayIn(last.answers, 'heldOn') ?? '');
    return isNew
      ? [{ value: planned, label: `วันที่นัดไว้ ${formatDay(planned, 'weekdayShort')}` }]
      : [];
  },

  agenda({ last }) {
    const items = rowsOf(last?.answers ?? {}, 'agenda').flatMap((row) => {
      const [topic, responsible] = [textIn(row, 'topic'), textIn(row, 'responsible')];
      return topic === '' ? [] : [{ topic, ...(responsible === '' ? {} : { responsible }) }];
    });
    const value = items.map((item, index) => ({ id: `last${index + 1}`, ...item }));
    if (value.length === 0 || !last) return [];
    return [{ value, label: `ใส่วาระเหมือน${last.title} (${value.length} วาระ)` }];
  },

  problems({ last }) {
    const value = textIn(last?.answers ?? {}, 'problems');
    return value === '' || !last
      ? []
      : [{ value, label: `เหมือน${last.title}: ${cutGraphemes(cleanLine(value), 60)}` }];
  },

  'agenda.dueOn': ({ answers }) => daysAfter(dayIn(answers, 'heldOn'), 'ภายใน'),
  nextMeetingOn: ({ answers }) => daysAfter(dayIn(answers, 'heldOn'), 'อีก'),
};

function daysAfter(heldOn: Day | null, word: 'ภายใน' | 'อีก'): Offer[] {
  if (!heldOn) return [];
  return monthsAhead.map((months) => {
    const value = addMonths(heldOn, months);
    return { value, label: `${word} ${months} เดือน ${formatDay(value, 'weekdayShort')}` };
  });
}
