import { progressLabel } from '#domain/wording.ts';
import { placeOf } from '#domain/duty/long-name.ts';
import { titleOf } from '#domain/forms/index.ts';
import type { FormId } from '#domain/forms/index.ts';
import type { DutyView } from '#domain/duty/view.ts';
import { datedLabel, statusStyle } from '#domain/duty/status-style.ts';
import type { StatusStyle } from './theme.ts';

interface Named {
  form: FormId;
  round: number;
  rounds: number;
  extra: boolean;
}

/** A short label for a row with a button, such as ประชุม ครั้งที่ 1 ต.งิ้ว. */
export function shortName(duty: Named, centreName: string): string {
  const { word } = titleOf(duty.form);
  const numbered = duty.rounds > 1 && !duty.extra;
  const title = duty.extra ? `${word}เพิ่ม` : numbered ? `${word} ครั้งที่ ${duty.round}` : word;
  return `${title} ${placeOf(centreName)}`;
}

type DutyLabelFields = Pick<
  DutyView,
  'standing' | 'daysLeft' | 'holder' | 'progress' | 'submittedAt' | 'reachedProvinceAt' | 'state'
>;

/** The state of one duty in a few words. */
export function stateOf(duty: DutyLabelFields, now: Date): StatusStyle {
  const style = statusStyle[duty.standing];
  if (duty.standing === 'review') return { ...style, label: waitingWord(duty, now) };
  if (duty.standing === 'draft' && duty.progress) {
    return {
      ...statusStyle.draft,
      label: progressLabel(duty.progress),
    };
  }
  return { ...style, label: datedLabel(duty) };
}

function waitingWord(
  { holder, submittedAt, reachedProvinceAt }: DutyLabelFields,
  now: Date,
): string {
  const since = holder === 'province' ? (reachedProvinceAt ?? submittedAt) : submittedAt;
  const days = since ? Math.floor((now.getTime() - since.getTime()) / 86_400_000) : 0;
  return days > 0 ? `รอตรวจ ${days} วัน` : 'รอตรวจ';
}

/** An extra report has a due date only while it is returned. */
export function hasDate(duty: Pick<DutyView, 'extra' | 'standing'>): boolean {
  return !duty.extra || duty.standing === 'returned';
}

/** The label of the button in a row. */
export function verbOf(duty: Pick<DutyView, 'actions' | 'state' | 'progress'>): string {
  if (duty.actions.includes('accept') || duty.actions.includes('forward')) return 'ตรวจ';
  if (!duty.actions.includes('fill')) return 'เปิดดู';
  if (duty.state === 'returned') return 'แก้ไข';
  return duty.progress ? 'ทำต่อ' : 'เริ่มทำ';
}
