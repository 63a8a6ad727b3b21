import { describe, expect, it } from 'vitest';
import { bundleOf, fileName } from '#domain/papers/bundle.ts';
import type { BundleFacts } from '#domain/papers/bundle.ts';
import { dutyOf, letter } from '#test/support/world.ts';

const register = dutyOf(
  { obligation: 'committee-register' },
  { state: 'accepted', revision: 1, centreName: 'ศอช.ต.เวียง' },
);
const grading = dutyOf({ obligation: 'grading' }, { state: 'inReview', revision: 1 });
const facts: BundleFacts = {
  area: { id: '5704', name: 'อ.เทิง', level: 'district' },
  districts: [],
  letter,
  dueOn: '2024-12-25',
  number: 1,
  parts: [
    { paper: 'register', round: 1, duties: [register] },
    { paper: 'grading', round: 1, duties: [grading] },
  ],
  evidence: [
    {
      duty: register,
      files: [
        { id: 'a', name: 'คำสั่ง 12/2567.pdf', type: 'application/pdf' },
        { id: 'b', name: 'IMG_1.HEIC', type: 'image/jpeg' },
      ],
    },
  ],
  thaiDigits: true,
};

const pathsOf = (of: BundleFacts): string[] => bundleOf(of).entries.map(({ path }) => path);
const textOf = (of: BundleFacts, path: string): string => {
  const entry = bundleOf(of).entries.find((one) => one.path === path);
  return entry?.kind === 'text' ? entry.text : '';
};

describe('a bundle of papers', () => {
  it('has the papers, orders and evidence of a district, named as an office files them', () => {
    expect(bundleOf(facts).name).toBe('ศอช-อ.เทิง-2568-ครั้งที่-1');
    expect(pathsOf(facts)).toEqual([
      '00-สารบัญ.txt',
      '01-บันทึกข้อความ.docx',
      '01-บันทึกข้อความ.pdf',
      '02-ทะเบียนกรรมการ.pdf',
      '02-ทะเบียนกรรมการ.xlsx',
      '04-ผลประเมินระดับ.pdf',
      '04-ผลประเมินระดับ.xlsx',
      '04-แบบประเมินรายตำบล.pdf',
      '02-หลักฐาน/570401-เวียง/01-คำสั่ง 12-2567.pdf',
      '02-หลักฐาน/570401-เวียง/02-IMG_1.jpg',
      '99-ที่ยังขาด.txt',
    ]);
  });

  it('lists its files in the table of contents and names the reports that are not accepted', () => {
    const contents = textOf(facts, '00-สารบัญ.txt');
    for (const path of pathsOf(facts).filter((one) => /^0[1-6]-[^/]*$/.test(one)))
      expect(contents).toContain(path);
    expect(contents).toContain('กำหนดส่ง 25 ธันวาคม 2567');
    expect(textOf(facts, '99-ที่ยังขาด.txt')).toContain('ประเมินระดับ ครั้งที่ 1 ศอช.ต.');
    const done = { ...facts, parts: facts.parts.slice(0, 1) };
    expect(textOf(done, '99-ที่ยังขาด.txt')).toContain('ครบ');
  });

  it('has one register for each district and no evidence when made for a province', () => {
    const paths = pathsOf({
      ...facts,
      area: { id: '57', name: 'จ.เชียงราย', level: 'province' },
      districts: [{ id: '5704', name: 'เทิง' }],
      evidence: [],
    });
    expect(paths).toContain('00-สรุปสถานะ.pdf');
    expect(paths).toContain('02-ทะเบียนกรรมการ/5704-เทิง.pdf');
    expect(paths).toContain('04-ผลประเมินระดับ/5704-เทิง.pdf');
    expect(paths.some((path) => path.includes('หลักฐาน'))).toBe(false);
  });

  it.each([
    ['../../etc/passwd', '..-..-etc-passwd'],
    ['a:b*c?"<>|', 'a-b-c-----'],
    ['', 'ไฟล์'],
    ['ก'.repeat(200), 'ก'.repeat(80)],
  ])('turns the name %s into one that every system accepts', (given, safe) => {
    expect(fileName(given)).toBe(safe);
  });
});
