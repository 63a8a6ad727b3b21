import type { Letter, Obligation } from '../letter/letter.ts';

const everyLevel = ['tambon', 'district', 'province'] as const;
const letterDate = '2024-12-06';
/** Rounds due in June open in April, so that centres are not asked half a year early. */
const juneOpens = '2025-04-01';
const juneDue = '2025-06-25';
const marchDue = '2025-03-31';
const yearEnd = '2025-09-30';

function owed(
  id: string,
  rest: Pick<Obligation, 'form' | 'rounds'> & { levels?: Obligation['levels'] },
): Obligation {
  return { id, levels: rest.levels ?? [...everyLevel], form: rest.form, rounds: rest.rounds };
}

/** The circular of Chiang Rai province, 6 Dec 2567: seven clauses, eight obligations, 1,335 duties. */
export const chiangRai2568: Letter = {
  id: 'chiang-rai-2568',
  number: 'ชร ๐๐๑๙.๒/ว',
  date: letterDate,
  subject: 'แนวทางการขับเคลื่อนงานศูนย์ประสานงานองค์การชุมชน ประจำปีงบประมาณ พ.ศ. ๒๕๖๘',
  fiscalYear: 2568,
  issuer: 'จังหวัดเชียงราย',
  legalBasis: 'ระเบียบกระทรวงมหาดไทยว่าด้วยการดำเนินงานศูนย์ประสานงานองค์การชุมชน พ.ศ. ๒๕๕๑',
  areaCode: '57',
  enclosures: [
    { no: 1, title: 'แนวทางการขับเคลื่อนงาน ศอช.' },
    { no: 2, title: 'แบบทะเบียนกรรมการ ศอช.' },
    { no: 3, title: 'ตัวชี้วัดและเกณฑ์การประเมินระดับ ศอช.ต.' },
    { no: 4, title: 'แบบรายงานผลการประเมินระดับ ศอช.ต.' },
    { no: 5, title: 'แบบรายงานผลการดำเนินงาน ศอช.ต.' },
    { no: 6, title: 'แบบประเมินความก้าวหน้าของ ศอช.' },
  ],
  clauses: [
    {
      no: '1',
      summary: 'จัดทำฐานข้อมูลให้เป็นปัจจุบัน ทบทวนคำสั่งแต่งตั้งกรรมการ ศอช. และส่งทะเบียนกรรมการให้จังหวัด',
      obligations: [
        owed('committee-register', {
          form: 'committee-register',
          rounds: [{ no: 1, opensOn: letterDate, dueOn: '2024-12-25', dateBasis: 'letter' }],
        }),
      ],
    },
    {
      no: '2',
      summary: 'ประชุมคณะกรรมการ ศอช. แต่ละระดับ อย่างน้อยปีละ 2 ครั้ง',
      obligations: [
        owed('committee-meeting', {
          form: 'meeting-report',
          rounds: [
            { no: 1, opensOn: letterDate, dueOn: marchDue, dateBasis: 'province' },
            { no: 2, opensOn: letterDate, dueOn: yearEnd, dateBasis: 'province' },
          ],
        }),
      ],
    },
    {
      no: '3',
      summary: 'จัดทำหรือทบทวนคำสั่ง กบต. ให้กรรมการ ศอช.ต. เป็นผู้ทรงคุณวุฒิ',
      obligations: [
        owed('integrated-committee', {
          levels: ['tambon'],
          form: 'integrated-committee-order',
          rounds: [{ no: 1, opensOn: letterDate, dueOn: marchDue, dateBasis: 'province' }],
        }),
      ],
    },
    {
      no: '4',
      summary: 'ประเมินระดับการพัฒนา ศอช.ต. 5 หมวด 23 ตัวชี้วัด ปีละ 2 ครั้ง และรายงานจังหวัด',
      obligations: [
        owed('grading', {
          levels: ['tambon'],
          form: 'grading',
          rounds: [
            { no: 1, opensOn: letterDate, dueOn: '2024-12-25', dateBasis: 'letter' },
            { no: 2, opensOn: juneOpens, dueOn: juneDue, dateBasis: 'letter' },
          ],
        }),
      ],
    },
    {
      no: '5',
      summary: 'มอบหมายให้ ศอช. ทุกระดับเป็นกลไกหลักขับเคลื่อนแผนพัฒนาตำบล',
      obligations: [
        owed('plan-mission', {
          form: 'plan-mission',
          rounds: [{ no: 1, opensOn: letterDate, dueOn: yearEnd, dateBasis: 'province' }],
        }),
      ],
    },
    {
      no: '6',
      summary: 'ส่งเสริม ศอช.ต. เป็นกลไกหลักของโครงการตำบลเข้มแข็ง ผลักดันเข้าแผนพัฒนาตำบล และรายงานผล',
      obligations: [
        owed('strong-tambon', {
          levels: ['tambon'],
          form: 'strong-tambon-projects',
          rounds: [{ no: 1, opensOn: letterDate, dueOn: yearEnd, dateBasis: 'province' }],
        }),
        owed('operations-report', {
          levels: ['tambon'],
          form: 'operations-report',
          rounds: [{ no: 1, opensOn: juneOpens, dueOn: juneDue, dateBasis: 'province' }],
        }),
      ],
    },
    {
      no: '7',
      summary: 'ประเมินความก้าวหน้าของ ศอช. ทุกระดับ และรายงานจังหวัด',
      obligations: [
        owed('progress-assessment', {
          form: 'progress-assessment',
          rounds: [{ no: 1, opensOn: juneOpens, dueOn: juneDue, dateBasis: 'letter' }],
        }),
      ],
    },
  ],
  publishedOn: null,
  archivedOn: null,
  version: 0,
};
