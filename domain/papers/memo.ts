import { formatDay } from '../thai/date.ts';
import { isAccepted, isCounted, markOf, paperHead, paperKinds, placeTitle } from './paper.ts';
import type { Paper, PaperContext, PaperId, Signer } from './paper.ts';
import type { RoundFacts } from './report-facts.ts';

export interface Memo {
  from: string;
  phone: string | null;
  /** Left blank, because the office writes number and date by hand. */
  number: string | null;
  date: null;
  subject: string;
  to: string;
  paragraphs: string[];
  enclosures: { title: string; count: string }[];
  closing: string;
  signer: Signer;
}

export type MemoPaper = Paper<'memo', Memo>;

/** A paper that is sent with the memo, and the reports in it. */
export interface MemoPart {
  paper: PaperId;
  rounds: readonly RoundFacts[];
}

export interface MemoFacts {
  parts: readonly MemoPart[];
  phone: string;
  /** The receiver of the papers, such as ผู้ว่าราชการจังหวัดเชียงราย. */
  governor: string;
}

/**
 * บันทึกข้อความ: a draft of the memo that is sent with the papers. Number, date and signature stay
 * blank.
 */
export function memoPaper({ parts, phone, governor }: MemoFacts, context: PaperContext): MemoPaper {
  const { letter, province, district, office } = context;
  const isDistrict = district !== '';
  const place = placeTitle(context);
  const subject = `รายงานผลการดำเนินงานศูนย์ประสานงานองค์การชุมชน (ศอช.) ประจำปีงบประมาณ พ.ศ. ${letter.fiscalYear}`;
  const asked = isDistrict ? 'ให้อำเภอ' : 'แจ้งให้ทุกอำเภอ';
  const done = parts.map((part, at) => `${at + 1}) ${sentenceOf(part)}`).join(' ');
  return {
    layout: 'memo',
    data: {
      ...paperHead(context, {
        mark: markOf({
          duties: parts.flatMap(({ rounds }) =>
            rounds.flatMap((round) => round.reports.map(({ duty }) => duty)),
          ),
        }),
        enclosure: null,
        title: `บันทึกข้อความ เรื่อง ${subject} ${place}`,
        source: 'ร่างจากระบบ ยังไม่ได้ออกเลขหนังสือ',
      }),
      from: isDistrict ? `อำเภอ${district} (${office})` : office,
      phone: phone || null,
      number: null,
      date: null,
      subject,
      to: governor,
      paragraphs: [
        `ตามหนังสือจังหวัด${province} ที่ ${letter.number} ลงวันที่ ${formatDay(letter.date, 'long')} ${asked}ขับเคลื่อนงานศูนย์ประสานงานองค์การชุมชน (ศอช.) ประจำปีงบประมาณ พ.ศ. ${letter.fiscalYear} และรายงานผลให้จังหวัดทราบ นั้น`,
        `${place}ได้ดำเนินการแล้ว ดังนี้ ${done} รายละเอียดตามเอกสารที่แนบมาพร้อมนี้`,
      ],
      enclosures: parts.map(({ paper }) => ({
        title: enclosureTitle(paper, place),
        count: '1 ชุด',
      })),
      closing: 'จึงเรียนมาเพื่อโปรดทราบ',
      signer: {
        name: null,
        position: isDistrict ? `นายอำเภอ${district}` : `พัฒนาการจังหวัด${province}`,
      },
    },
  };
}

/** A line for the newest round, such as ทะเบียนกรรมการ รับรองแล้ว 9 จาก 11 ศูนย์. */
function sentenceOf({ paper, rounds }: MemoPart): string {
  const newest = rounds.at(-1);
  if (!newest) return '';
  const duties = newest.reports.map(({ duty }) => duty).filter(isCounted);
  const accepted = duties.filter(isAccepted).length;
  return `${paperKinds[paper].title} รับรองแล้ว ${accepted} จาก ${duties.length} ศูนย์`;
}

function enclosureTitle(paper: PaperId, place: string): string {
  return `${paperKinds[paper].title} ${place}`;
}
