import * as z from 'zod/mini';
import { bangkokDay, bangkokTime } from '../calendar.ts';
import type { Day } from '../calendar.ts';
import { levelOf } from '../centre/centre.ts';
import type { AreaCode, Level } from '../centre/centre.ts';
import type { Duty } from '../duty/duty.ts';
import type { FormId } from '../forms/index.ts';
import type { Letter } from '../letter/letter.ts';

/** The papers an office prints, signs and files. */
export const paperIdSchema = z.enum([
  'register',
  'grading',
  'grading-sheet',
  'operations',
  'progress',
  'minutes',
  'status',
  'memo',
]);
export type PaperId = z.infer<typeof paperIdSchema>;

export const paperFormatSchema = z.enum(['pdf', 'xlsx', 'docx']);
export type PaperFormat = z.infer<typeof paperFormatSchema>;

interface PaperKind {
  title: string;
  /** The form whose reports the paper summarizes; null for papers about several forms or none. */
  form: FormId | null;
  /** The number of the letter's enclosure. */
  enclosure: string | null;
  /** The levels of the areas for which the paper can be made. */
  levels: readonly Level[];
  formats: readonly PaperFormat[];
}

export const paperKinds: Readonly<Record<PaperId, PaperKind>> = {
  register: {
    title: 'ทะเบียนกรรมการ',
    form: 'committee-register',
    enclosure: 'สิ่งที่ส่งมาด้วย 2',
    levels: ['province', 'district', 'tambon'],
    formats: ['pdf', 'xlsx'],
  },
  grading: {
    title: 'ผลประเมินระดับ',
    form: 'grading',
    enclosure: 'สิ่งที่ส่งมาด้วย 4',
    levels: ['province', 'district', 'tambon'],
    formats: ['pdf', 'xlsx'],
  },
  'grading-sheet': {
    title: 'แบบประเมินระดับรายตำบล',
    form: 'grading',
    enclosure: 'สิ่งที่ส่งมาด้วย 3 และ 4',
    levels: ['district', 'tambon'],
    formats: ['pdf', 'xlsx'],
  },
  operations: {
    title: 'ผลการดำเนินงาน',
    form: 'operations-report',
    enclosure: 'สิ่งที่ส่งมาด้วย 5',
    levels: ['province', 'district', 'tambon'],
    formats: ['pdf', 'xlsx'],
  },
  progress: {
    title: 'ประเมินความก้าวหน้า',
    form: 'progress-assessment',
    enclosure: 'สิ่งที่ส่งมาด้วย 6',
    levels: ['province', 'district', 'tambon'],
    formats: ['pdf', 'xlsx'],
  },
  minutes: {
    title: 'รายงานการประชุม',
    form: 'meeting-report',
    enclosure: null,
    levels: ['district', 'tambon'],
    formats: ['pdf', 'docx'],
  },
  status: {
    title: 'สรุปสถานะเสนอผู้ว่าราชการจังหวัด',
    form: null,
    enclosure: null,
    levels: ['province'],
    formats: ['pdf'],
  },
  memo: {
    title: 'บันทึกข้อความนำส่ง',
    form: null,
    enclosure: null,
    levels: ['province', 'district'],
    formats: ['docx', 'pdf'],
  },
};

/**
 * The sheets of all tambons of a province exist only as a workbook, because they would print on 250
 * pages.
 */
export function formatsFor(paper: PaperId, level: Level): readonly PaperFormat[] {
  return paper === 'operations' && level === 'province' ? ['xlsx'] : paperKinds[paper].formats;
}

/** Whether a paper exists for an area of this level in this format. */
export function isMadeFor(paper: PaperId, of: { level: Level; format: PaperFormat }): boolean {
  const { level, format } = of;
  return paperKinds[paper].levels.includes(level) && formatsFor(paper, level).includes(format);
}

/** Papers that can be made of a single report, by its form. */
const papersOfReports: Partial<Record<FormId, PaperId>> = {
  grading: 'grading-sheet',
  'operations-report': 'operations',
  'progress-assessment': 'progress',
  'meeting-report': 'minutes',
};

/** The paper for one report; null when the form has none. */
export function paperOfReport(form: FormId): PaperId | null {
  return papersOfReports[form] ?? null;
}

/** ร่าง: some report is not accepted yet. ตัวอย่าง: graded by our own sample criteria. */
export type PaperMark = 'ร่าง' | 'ตัวอย่าง';

/** Data that every paper has. It holds facts only; the layout writes the words. */
export interface PaperHead {
  digits: 'thai' | 'latin';
  mark: PaperMark | null;
  enclosure: string | null;
  title: string;
  /** The author in the properties of the PDF. */
  office: string;
  /** The name without จังหวัด. */
  province: string;
  fiscalYear: number;
  asOf: Day;
  made: { day: Day; time: string };
  source: string;
}

/** A signature block. Dotted lines are printed for null. */
export interface Signer {
  name: string | null;
  position: string | null;
}

export interface Signers {
  reporter: Signer;
  checker: Signer;
}

/** A finished paper: the name of its layout and the data that the layout draws. */
export interface Paper<Layout extends string, Data> {
  layout: Layout;
  data: PaperHead & Data;
}

/** The office and the place for which a paper is made. */
export interface PaperContext {
  thaiDigits: boolean;
  now: Date;
  letter: Pick<Letter, 'number' | 'date' | 'fiscalYear' | 'subject'>;
  office: string;
  /** Names without จังหวัด and อำเภอ; the district is empty for the whole province. */
  province: string;
  district: string;
  areaCode: AreaCode;
}

export type HeadParts = Pick<PaperHead, 'mark' | 'enclosure' | 'title' | 'source'>;

export function paperHead(context: PaperContext, parts: HeadParts): PaperHead {
  const { thaiDigits, now, letter, office, province } = context;
  return {
    digits: thaiDigits ? 'thai' : 'latin',
    office,
    province,
    fiscalYear: letter.fiscalYear,
    asOf: bangkokDay(now),
    made: { day: bangkokDay(now), time: bangkokTime(now) },
    ...parts,
  };
}

export const unsigned: Signer = { name: null, position: null };

/** The signature blocks of the office itself. Names are never guessed. */
export function officeSigners({ province, district, areaCode }: PaperContext): Signers {
  const isProvince = levelOf(areaCode) === 'province';
  return {
    reporter: unsigned,
    checker: {
      name: null,
      position: isProvince ? `พัฒนาการจังหวัด${province}` : `พัฒนาการอำเภอ${district}`,
    },
  };
}

/** A duty counts in a paper unless the province waived it. */
export function isCounted({ state }: Pick<Duty, 'state'>): boolean {
  return state !== 'waived';
}

export function isAccepted({ state }: Pick<Duty, 'state'>): boolean {
  return state === 'accepted';
}

/** The mark of a paper. The mark for sample criteria takes precedence over the mark for a draft. */
export function markOf({
  duties,
  isSample = false,
}: {
  duties: readonly Duty[];
  isSample?: boolean;
}): PaperMark | null {
  if (isSample) return 'ตัวอย่าง';
  return duties.filter(isCounted).every(isAccepted) ? null : 'ร่าง';
}

/** Sorts centres by place; the centre of a district comes before its tambons. */
export function byPlace(
  a: Pick<Duty, 'areaCode' | 'centre'>,
  b: Pick<Duty, 'areaCode' | 'centre'>,
): number {
  return a.areaCode.localeCompare(b.areaCode) || a.centre.localeCompare(b.centre);
}

/** The place with its level, such as จังหวัดเชียงราย or อำเภอเทิง. */
export function placeTitle({
  province,
  district,
}: Pick<PaperContext, 'province' | 'district'>): string {
  return district === '' ? `จังหวัด${province}` : `อำเภอ${district}`;
}
