import { rowsOf, textIn, textsIn } from '#domain/form/answers.ts';
import { refsOf } from '#domain/fields/attachments.ts';
import { attachmentIdsOf } from '#domain/form/form.ts';
import type { Answers, Form } from '#domain/form/form.ts';
import { dayText } from '#web/format-day.ts';
import { formatPercent } from '#domain/thai/number.ts';
import { isDay } from '#domain/calendar.ts';

export interface KeyFigure {
  label: string;
  value: string;
}

const shortDay = (value: string) => (isDay(value) ? dayText(value, 'medium') : 'ไม่ระบุ');

/** Three figures that summarize the report for a reviewer. */
export function keyFiguresOf(form: Form, answers: Answers): KeyFigure[] {
  const files = { label: 'ไฟล์แนบ', value: `${attachmentIdsOf(form, answers).length} ไฟล์` };
  if (form.id === 'committee-register') {
    const members = rowsOf(answers, 'members');
    const countOf = (sex: string) => members.filter((member) => member['sex'] === sex).length;
    return [
      { label: 'กรรมการ', value: `${members.length} คน` },
      { label: 'ชาย / หญิง', value: `${countOf('male')} / ${countOf('female')}` },
      { label: 'ครบวาระ', value: shortDay(textIn(answers, 'termTo')) },
    ];
  }
  if (form.id === 'meeting-report') {
    return [
      { label: 'วันประชุม', value: shortDay(textIn(answers, 'heldOn')) },
      { label: 'มาประชุม', value: `${textsIn(answers, 'present').length} คน` },
      { label: 'รูปการประชุม', value: `${refsOf(answers['photos']).length} รูป` },
    ];
  }
  const score = form.score?.(answers);
  if (score) {
    return [
      { label: 'คะแนน', value: formatPercent(score.percent) },
      { label: 'ระดับ', value: score.level?.title ?? 'ยังไม่ครบ' },
      files,
    ];
  }
  return [files];
}
