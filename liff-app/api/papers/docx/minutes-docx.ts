import { AlignmentType, PageBreak, Paragraph, convertMillimetersToTwip as mm } from 'docx';
import type { FileChild } from 'docx';
import type { MinutesPaper, MinutesSheet } from '#domain/papers/minutes.ts';
import { formatDay, thaiTime } from '#domain/thai/date.ts';
import { blankLine, createParts, spaced, tabAt } from './parts.ts';
import type { Parts } from './parts.ts';

/** รายงานการประชุม in the form that the correspondence regulation requires. Each meeting begins a page. */
export function minutesDocx({ data }: MinutesPaper): FileChild[] {
  const parts = createParts(data);
  return data.sheets.flatMap((sheet, at) => [
    ...(at === 0 ? [] : [new Paragraph({ children: [new PageBreak()] })]),
    ...titleOf(sheet, parts),
    ...peopleOf(sheet, parts),
    ...openingOf(sheet, parts),
    ...sheet.agenda.flatMap((item, no) => agendaItem(item, { no: no + 1, parts })),
    ...closingOf(sheet, parts),
  ]);
}

function titleOf(sheet: MinutesSheet, { run, paragraph }: Parts): FileChild[] {
  const { body, number, heldOn, place } = sheet;
  const lines = [
    'รายงานการประชุม',
    body,
    `ครั้งที่ ${number}`,
    `เมื่อ${heldOn ? formatDay(heldOn, 'full') : `วันที่ ${blankLine}`}`,
    `ณ ${place ?? blankLine}`,
    '______________________',
  ];
  return lines.map((line) =>
    paragraph(run(line, { bold: true }), { alignment: AlignmentType.CENTER }),
  );
}

function peopleOf(
  { present, absent, others, othersCount }: MinutesSheet,
  parts: Parts,
): FileChild[] {
  const { run, paragraph, columns } = parts;
  const group = (title: string, people: readonly { name: string; position: string }[]) =>
    people.length === 0
      ? []
      : [
          headOf(title, parts),
          columns(
            [12, 83, 65],
            people.map(({ name, position }, at) => [`${at + 1}.`, name, position]),
          ),
        ];
  const unnamed = othersCount - others.length;
  return [
    ...group('ผู้มาประชุม', present),
    ...group('ผู้ไม่มาประชุม', absent),
    ...group('ผู้เข้าร่วมประชุม', others),
    ...(unnamed > 0
      ? [paragraph(run(`ผู้เข้าร่วมประชุมอื่น ${unnamed} คน`), { indent: { left: mm(12) } })]
      : []),
  ];
}

function headOf(text: string, { run, paragraph }: Parts): Paragraph {
  return paragraph(run(text, { bold: true }), { spacing: spaced(120), keepNext: true });
}

function openingOf(sheet: MinutesSheet, { run, paragraph, body }: Parts): FileChild[] {
  const { startAt, members, present, quorum } = sheet;
  const came = `กรรมการ ${members} คน มาประชุม ${present.length} คน`;
  const full = `ครบองค์ประชุม (${quorum} คน) ประธานจึงดำเนินการประชุมตามระเบียบวาระ ดังนี้`;
  const short = `ไม่ครบองค์ประชุม ต้องมีอย่างน้อย ${quorum} คน`;
  return [
    paragraph(
      [run('เริ่มประชุมเวลา  ', { bold: true }), run(startAt ? thaiTime(startAt) : blankLine)],
      { spacing: spaced(120) },
    ),
    ...(members > 0 ? [body(`${came} ${present.length >= quorum ? full : short}`)] : []),
  ];
}

function agendaItem(
  { topic, summary, resolution, responsible, dueOn }: MinutesSheet['agenda'][number],
  { no, parts }: { no: number; parts: Parts },
): FileChild[] {
  const { run, paragraph, body } = parts;
  const followUp = [
    responsible === null ? '' : `ผู้รับผิดชอบ ${responsible}`,
    dueOn === null ? '' : `ภายในวันที่ ${formatDay(dueOn, 'long')}`,
  ].filter(Boolean);
  return [
    headOf(`ระเบียบวาระที่ ${no}  ${topic}`, parts),
    ...(summary ?? '').split('\n').filter(Boolean).map(body),
    paragraph([run('มติที่ประชุม\t', { bold: true }), run(resolution)], {
      tabStops: [tabAt(25)],
      indent: { left: mm(25), hanging: mm(25) },
    }),
    ...(followUp.length === 0
      ? []
      : [paragraph(run(followUp.join('  ')), { indent: { left: mm(25) } })]),
  ];
}

function closingOf(sheet: MinutesSheet, parts: Parts): FileChild[] {
  const { run, paragraph, body, signature } = parts;
  const { problems, nextMeetingOn, endAt, recorder, checker } = sheet;
  return [
    ...(problems ? [headOf('ปัญหาและอุปสรรค', parts), body(problems)] : []),
    ...(nextMeetingOn ? [body(`นัดประชุมครั้งต่อไป ${formatDay(nextMeetingOn, 'full')}`)] : []),
    paragraph([run('เลิกประชุมเวลา  ', { bold: true }), run(endAt ? thaiTime(endAt) : blankLine)], {
      spacing: spaced(120),
    }),
    ...signature(recorder, 'ผู้จดรายงานการประชุม'),
    ...signature(checker, 'ผู้ตรวจรายงานการประชุม'),
  ];
}
