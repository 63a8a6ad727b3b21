import { LineRuleType, TabStopType, convertMillimetersToTwip as mm } from 'docx';
import type { FileChild } from 'docx';
import type { MemoPaper } from '#domain/papers/memo.ts';
import { formatDay } from '#domain/thai/date.ts';
import { createParts, spaced, tabAt, textWidth } from './parts.ts';

const headSize = 58;
const half = textWidth / 2;

/**
 * บันทึกข้อความ in the form that the correspondence regulation requires. Number, date and signature are
 * left blank.
 */
export function memoDocx({ data }: MemoPaper): FileChild[] {
  const { run, filled, label, paragraph, body, columns, signature } = createParts(data);
  const date = data.date ? formatDay(data.date, 'long') : '';
  const enclosures = data.enclosures.map(({ title, count }, at) => [
    `${at + 1}.`,
    title,
    `จำนวน\u00a0${count.replaceAll(' ', '\u00a0')}`,
  ]);
  return [
    paragraph(
      [
        run('(ตราครุฑ 1.5 ซม.)', { size: 20, color: '808080' }),
        run('\tบันทึกข้อความ', { bold: true, size: headSize }),
      ],
      {
        tabStops: [{ type: TabStopType.CENTER, position: mm(half) }],
        spacing: { before: 0, after: 120, line: 700, lineRule: LineRuleType.EXACT },
      },
    ),
    paragraph([label('ส่วนราชการ  '), filled(`${data.from}   โทร. ${data.phone ?? ''}`)], {
      tabStops: [tabAt(textWidth)],
    }),
    paragraph([label('ที่  '), filled(data.number ?? ''), label(' วันที่  '), filled(date)], {
      tabStops: [tabAt(half), tabAt(textWidth)],
    }),
    paragraph([label('เรื่อง'), run('\t'), filled(data.subject)], {
      tabStops: [tabAt(15), tabAt(textWidth)],
      indent: { left: mm(15), hanging: mm(15) },
    }),
    paragraph(run(`เรียน  ${data.to}`), { spacing: spaced(120) }),
    ...data.paragraphs.map(body),
    ...(enclosures.length === 0 ? [] : [columns([8, 92, 35], enclosures, mm(25))]),
    body(data.closing),
    ...signature(data.signer),
  ];
}
