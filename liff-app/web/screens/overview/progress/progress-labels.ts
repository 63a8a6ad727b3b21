import type { Pace, Progress } from '#contract/contract.ts';
import { addDays } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import { formatNumber } from '#domain/thai/number.ts';
import { dayText } from '#web/format-day.ts';

/** The chosen date, otherwise the next one, otherwise the last. */
export function paceShown(paces: readonly Pace[], of: { chosen: string | null; today: Day }) {
  const asked = paces.find(({ dueOn }) => dueOn === of.chosen);
  return asked ?? paces.find(({ dueOn }) => dueOn >= of.today) ?? paces.at(-1);
}

export function percentOf(count: number, { total }: Pick<Pace, 'total'>): number {
  return total === 0 ? 0 : Math.round((100 * count) / total);
}

export interface Words {
  text: string;
  isBehind: boolean;
}

/** How far the reports are behind or ahead of an even pace. */
export function paceWords(pace: Pace, today: Day): Words {
  const { behind, total, reached, expected } = pace;
  const missing = total - reached;
  if (missing === 0) return { text: 'ถึงจังหวัดครบแล้ว', isBehind: false };
  if (today > pace.dueOn)
    return { text: `ครบกำหนดแล้ว ยังไม่ถึง ${formatNumber(missing)} เรื่อง`, isBehind: true };
  if (expected === 0) return { text: 'ยังไม่เปิดให้ส่ง', isBehind: false };
  if (behind > 0) return { text: `ช้ากว่าที่ควร ${formatNumber(behind)} เรื่อง`, isBehind: true };
  if (behind < 0) return { text: `เร็วกว่าที่ควร ${formatNumber(-behind)} เรื่อง`, isBehind: false };
  return { text: 'ทันตามที่ควร', isBehind: false };
}

/** A sentence with the content of the chart, for people who cannot see it. */
export function chartText(pace: Pace, today: Day): string {
  const reached = `ถึงจังหวัด ${formatNumber(pace.reached)} จาก ${formatNumber(pace.total)} เรื่อง ร้อยละ ${percentOf(pace.reached, pace)}`;
  const expected = `ควรถึงร้อยละ ${percentOf(pace.expected, pace)}`;
  return `${reached} ${expected} กำหนด ${dayText(pace.dueOn, 'dayMonth')} ${paceWords(pace, today).text}`;
}

/** เมื่อวาน, or the last working day if yesterday was a day off. */
export function sinceTitle({ since, today }: Progress): string {
  return since.day === addDays(today, -1) ? 'ตั้งแต่เมื่อวาน' : 'ตั้งแต่วันทำการก่อน';
}
