import { dutyCentreLabel } from '../centre/label.ts';
import { bangkokDay, daysBetween } from '../calendar.ts';
import type { Duty } from '../duty/duty.ts';
import { longName } from '../duty/long-name.ts';
import { dated, lookOf } from '../duty/duty-look.ts';
import { statusStyle } from '../duty/status-style.ts';
import type { StatusStyle } from '../duty/status-style.ts';
import { actionsFor, viewRoleOf } from '../duty/viewer-role.ts';
import type { Actor } from '../permissions.ts';
import type { DigestEntry } from '../policy/ladder.ts';

export interface DigestContext {
  entries: readonly DigestEntry[];
  duties: ReadonlyMap<string, Duty>;
  actor: Actor;
  now: Date;
}

export interface DigestItem {
  entry: DigestEntry;
  duty: Duty;
  /** Days left until this person's own due date. */
  daysLeft: number;
}

interface DigestRow {
  tone: StatusStyle['tone'];
  icon: StatusStyle['icon'];
  title: string;
  note: string;
}

/** The content of a person's digest, the same in LINE and in the preview of the policy. */
export function digestContent(context: DigestContext) {
  const items = itemsOf(context);
  return {
    items,
    strip: stripOf(items),
    title: titleOf(items, context),
    rows: items.map((item) => rowOf(item, context)),
    ...offersOf(items, context),
  };
}

/** Which buttons the digest has besides รับทราบ. */
function offersOf(items: readonly DigestItem[], { actor, now }: DigestContext) {
  const acts = items.map(({ duty }) => actionsFor(actor, { duty, now }));
  return {
    fills: acts.some((act) => act.includes('fill')),
    asksExtension: acts.some((act) => act.includes('askExtension')),
  };
}

/**
 * Sorts overdue duties first, then those due, then reports that wait for a review; within each, the
 * earliest date first.
 */
function itemsOf({ entries, duties, now }: DigestContext): DigestItem[] {
  const today = bangkokDay(now);
  return entries
    .flatMap((entry) => {
      const duty = duties.get(entry.duty);
      return duty ? [{ entry, duty, daysLeft: daysBetween(today, entry.dueOn) }] : [];
    })
    .toSorted(
      (a, b) =>
        sectionOf(a) - sectionOf(b) ||
        Math.sign(a.daysLeft) - Math.sign(b.daysLeft) ||
        stateOrder.indexOf(a.duty.state) - stateOrder.indexOf(b.duty.state) ||
        a.daysLeft - b.daysLeft,
    );
}

/** Within a section and date group, returned reports come before those not yet submitted. */
const stateOrder: readonly Duty['state'][] = ['returned', 'draft', 'todo', 'inReview'];

function sectionOf({ duty, daysLeft }: DigestItem): number {
  if (daysLeft < 0) return 0;
  return duty.state === 'inReview' ? 2 : 1;
}

function stripOf(items: readonly DigestItem[]): StatusStyle {
  const least = Math.min(...items.map((item) => item.daysLeft));
  if (!Number.isFinite(least)) return { ...statusStyle.due, label: 'แจ้งเตือน' };
  return dated(least < 0 ? 'overdue' : 'due', least);
}

function titleOf(items: readonly DigestItem[], { actor }: DigestContext): string {
  const views = new Set(items.map(({ duty }) => viewRoleOf(actor, duty)));
  const count = `${items.length} เรื่อง`;
  if (views.size !== 1) return `มีเรื่องที่ต้องดูแล ${count}`;
  if (views.has('province')) return `ยังไม่ถึงจังหวัด ${count}`;
  if (views.has('head')) return `อำเภอค้างส่งจังหวัด ${count}`;
  const toDistrict = items.every(({ duty }) => duty.level === 'tambon');
  const toProvince = items.every(({ duty }) => duty.level !== 'tambon');
  if (toDistrict) return `ต้องส่งอำเภอ ${count}`;
  return toProvince ? `ต้องส่งจังหวัด ${count}` : `ต้องส่ง ${count}`;
}

function rowOf({ entry, duty, daysLeft }: DigestItem, { actor }: DigestContext): DigestRow {
  const look = lookOf(duty, { daysLeft, actor });
  const below = viewRoleOf(actor, duty) === 'province' ? 'พัฒนาการอำเภอ' : 'พัฒนากร';
  const silent = entry.escalatedFrom === null ? '' : ` · ${below}ยังไม่กดรับทราบ`;
  return {
    tone: look.tone,
    icon: look.icon,
    title: longName(duty, dutyCentreLabel(duty, actor.grants)),
    note: look.label + silent,
  };
}
