import type { Day } from '../calendar.ts';
import type { AreaCode, Level } from '../centre/centre.ts';
import type { Duty } from '../duty/duty.ts';
import { dutyTitle } from '../duty/title.ts';
import { cutGraphemes } from '../thai/text.ts';
import { formatDay } from '../thai/date.ts';
import { byPlace, formatsFor, isAccepted, isCounted, paperKinds } from './paper.ts';
import type { PaperId } from './paper.ts';
import type { PaperRequest } from './request.ts';

/** A file of the bundle: a paper that is made, an uploaded file, or a text. */
export type BundleEntry = { path: string } & (
  | { kind: 'paper'; request: PaperRequest }
  | { kind: 'evidence'; attachment: string }
  | { kind: 'text'; text: string }
);

export interface Bundle {
  /** The name of the archive, and of the folder inside it. */
  name: string;
  entries: BundleEntry[];
}

/** A paper whose reports are due on the day of the bundle. */
export interface BundlePart {
  paper: PaperId;
  round: number;
  duties: readonly Duty[];
}

export interface Evidence {
  duty: Duty;
  files: readonly { id: string; name: string; type: string }[];
}

export interface BundleFacts {
  area: { id: AreaCode; name: string; level: Level };
  /** Districts of a province; empty for a district. */
  districts: readonly { id: AreaCode; name: string }[];
  letter: { id: string; number: string; fiscalYear: number };
  dueOn: Day;
  /** The number of this due date in the year, starting at 1. */
  number: number;
  parts: readonly BundlePart[];
  /** Empty in a province's bundle, because it would hold thousands of pictures. */
  evidence: readonly Evidence[];
  thaiDigits: boolean;
}

const prefixes: Partial<Record<PaperId, string>> = {
  register: '02',
  grading: '04',
  operations: '05',
  progress: '06',
};

/** The files that an office sends together for one due date, named the way offices file them. */
export function bundleOf(facts: BundleFacts): Bundle {
  const { area, letter, number, parts } = facts;
  const files = [
    ...officePapers(facts),
    ...parts.flatMap((part) => partPapers(part, facts)),
    ...evidenceOf(facts),
  ];
  const missing = missingText(facts);
  return {
    name: fileName(`ศอช-${area.name}-${letter.fiscalYear}-ครั้งที่-${number}`),
    entries: [
      { kind: 'text', path: '00-สารบัญ.txt', text: contentsText(facts, files) },
      ...files,
      { kind: 'text', path: '99-ที่ยังขาด.txt', text: missing },
    ],
  };
}

function officePapers(facts: BundleFacts): BundleEntry[] {
  const { area } = facts;
  const order = { area: area.id, facts };
  return [
    ...(area.level === 'province'
      ? [paperEntry('00-สรุปสถานะ.pdf', { ...order, paper: 'status', format: 'pdf' })]
      : []),
    paperEntry('01-บันทึกข้อความ.docx', { ...order, paper: 'memo', format: 'docx' }),
    paperEntry('01-บันทึกข้อความ.pdf', { ...order, paper: 'memo', format: 'pdf' }),
  ];
}

interface PaperFile extends Pick<PaperRequest, 'paper' | 'format'> {
  area: AreaCode;
  round?: number;
  facts: BundleFacts;
}

function paperEntry(path: string, { facts, round, ...file }: PaperFile): BundleEntry {
  const { letter, thaiDigits } = facts;
  const request = {
    ...file,
    letter: letter.id,
    thaiDigits,
    ...(round === undefined ? {} : { round }),
  };
  return { kind: 'paper', path, request };
}

function partPapers({ paper, round, duties }: BundlePart, facts: BundleFacts): BundleEntry[] {
  const { area, districts } = facts;
  const prefix = prefixes[paper];
  const isSent = (within: AreaCode): boolean =>
    duties.some(({ areaCode, revision }) => revision > 0 && areaCode.startsWith(within));
  if (prefix === undefined) return [];
  const name = `${prefix}-${paperKinds[paper].title}`;
  const needsReports = paper === 'operations';
  const formats = formatsFor(paper, area.level).filter(() => !needsReports || isSent(area.id));
  return [
    ...formats.map((format) =>
      paperEntry(`${name}.${format}`, { area: area.id, paper, format, round, facts }),
    ),
    ...districts
      .filter(({ id }) => !needsReports || isSent(id))
      .map((district) =>
        paperEntry(`${name}/${district.id}-${fileName(district.name)}.pdf`, {
          area: district.id,
          paper,
          format: 'pdf',
          round,
          facts,
        }),
      ),
    ...(paper === 'grading' && area.level === 'district' && isSent(area.id)
      ? [
          paperEntry(`${prefix}-แบบประเมินรายตำบล.pdf`, {
            area: area.id,
            paper: 'grading-sheet',
            format: 'pdf',
            round,
            facts,
          }),
        ]
      : []),
  ];
}

/** Orders and evidence, sorted by enclosure and centre: 02-หลักฐาน/570401-งิ้ว/01-คำสั่ง.pdf. */
function evidenceOf({ evidence, parts }: BundleFacts): BundleEntry[] {
  return parts.flatMap(({ paper, duties }) => {
    const own = new Set(duties.map(({ id }) => id));
    return evidence
      .filter(({ duty }) => own.has(duty.id))
      .toSorted((a, b) => byPlace(a.duty, b.duty))
      .flatMap(({ duty, files }) => {
        const place = duty.centreName.replace(/^ศอช\.[ตอจ]\./, '');
        const folder = `${prefixes[paper] ?? '09'}-หลักฐาน/${fileName(`${duty.areaCode}-${place}`)}`;
        return files.map(({ id, name, type }, at): BundleEntry => ({
          kind: 'evidence',
          path: `${folder}/${String(at + 1).padStart(2, '0')}-${withEnding(fileName(name), type)}`,
          attachment: id,
        }));
      });
  });
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'application/pdf': '.pdf',
};

/** Pictures are stored as JPEG, so their names must end in .jpg. */
function withEnding(name: string, type: string): string {
  return name.replace(/\.[A-Za-z0-9]{2,5}$/, '') + (endings[type] ?? '');
}

const longestName = 80;

/** Characters that Windows refuses in a file name become a dash. */
export function fileName(text: string): string {
  // oxlint-disable-next-line no-control-regex -- a typed name may contain them
  const safe = text.replaceAll(/[\\/:*?"<>|\u0000-\u001f]/g, '-').trim();
  return cutGraphemes(safe, longestName).replace(/[. ]$/, '') || 'ไฟล์';
}

function contentsText(facts: BundleFacts, files: readonly BundleEntry[]): string {
  const { area, letter, dueOn } = facts;
  const papers = files.filter(({ kind }) => kind === 'paper');
  const evidence = files.length - papers.length;
  return textFile([
    `เอกสาร ศอช. ${area.name} ปีงบประมาณ พ.ศ. ${letter.fiscalYear}`,
    `ตามหนังสือที่ ${letter.number} กำหนดส่ง ${formatDay(dueOn, 'long')}`,
    '',
    ...papers.map(({ path }, at) => `${at + 1}. ${path}`),
    ...(evidence > 0 ? ['', `หลักฐานและคำสั่ง ${evidence} ไฟล์ อยู่ในโฟลเดอร์ หลักฐาน`] : []),
    '',
    'รายการที่ยังไม่ได้รับรอง อยู่ใน 99-ที่ยังขาด.txt',
  ]);
}

function missingText({ parts, area }: BundleFacts): string {
  const missing = parts
    .flatMap(({ duties }) => duties)
    .filter((duty) => isCounted(duty) && !isAccepted(duty))
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || byPlace(a, b));
  if (missing.length === 0) return textFile(['ครบ ทุกรายงานได้รับการรับรองแล้ว']);
  return textFile([
    `ยังไม่ได้รับรอง ${missing.length} รายการ`,
    '',
    ...missing.map((duty) => {
      const district = area.level === 'province' ? ` อ.${duty.districtName}` : '';
      return `${dutyTitle(duty)} ${duty.centreName}${duty.level === 'tambon' ? district : ''}`;
    }),
  ]);
}

/** Windows shows Thai only with this mark at the beginning, and needs its own line ends. */
function textFile(lines: readonly string[]): string {
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
