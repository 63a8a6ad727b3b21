import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { writePaper } from '#api/papers/write-paper.ts';
import { limits } from '#domain/limits.ts';
import { plainText, textOfPdf } from '#test/support/papers/read-pdf.ts';

const places = ['เชียงราย', 'เทิง', 'งิ้ว'];
const memo = {
  digits: 'thai',
  mark: 'ร่าง',
  enclosure: null,
  title: 'บันทึกข้อความ เรื่อง ส่งทะเบียนกรรมการ',
  office: 'สำนักงานพัฒนาชุมชนอำเภอเทิง',
  province: 'เชียงราย',
  fiscalYear: 2568,
  asOf: '2024-12-25',
  made: { day: '2024-12-25', time: '09:30' },
  source: 'ระบบ ศอช. ประสาน',
  paper: 'memo',
  from: 'ที่ทำการปกครองอำเภอเทิง',
  phone: '0 5379 5345',
  number: 'ชร 0019.2/',
  date: null,
  subject: 'ส่งทะเบียนกรรมการ ศอช. ประจำปี 2568',
  to: 'ผู้ว่าราชการจังหวัดเชียงราย',
  paragraphs: ['ตามที่จังหวัดให้ ศอช. ครั้งละ 15 คน ทั้งนี้ น้ำผึ้ง กิ่งแก้ว ที่ปรึกษา ตำบลงิ้ว'],
  enclosures: [],
  closing: 'จึงเรียนมาเพื่อโปรดพิจารณา',
  signer: { name: null, position: 'นายอำเภอเทิง' },
};
const task = { layout: 'memo', data: memo, places };

describe('a finished paper', () => {
  it('has each word once and Thai digits, and declares its language, title and standard', async () => {
    const { bytes, pages } = await writePaper(task);
    expect(pages).toBe(1);
    const text = plainText(await textOfPdf(bytes));
    for (const words of [memo.subject, ...memo.paragraphs, memo.to])
      for (const word of words.split(' ')) expect(text).toContain(plainText(word));
    const raw = Buffer.from(bytes).toString('latin1');
    for (const mark of ['/StructTreeRoot', '/Lang (th-TH)', '/DisplayDocTitle true'])
      expect(raw).toContain(mark);
    expect(raw).toContain('<pdfuaid:part>1<');
    expect(raw).toContain('<pdfaid:part>2<');
  });

  it('is made with the same bytes again after another paper', async () => {
    const hash = async (given: typeof task): Promise<string> =>
      createHash('sha256')
        .update((await writePaper(given)).bytes)
        .digest('hex');
    const first = await hash(task);
    expect(await hash({ ...task, data: { ...memo, mark: 'ตัวอย่าง' } })).not.toBe(first);
    expect(await hash(task)).toBe(first);
  });

  it.each([
    ['emoji and other scripts', '👍 ดีมาก 中文 ລາວ'],
    ['control characters', '\ufeffกขค\u0007'],
    ['Typst markup', '#import "x" $x$ *b* `c` [ ] { } \\ // /* <a> @x'],
    ['a word that has no break', 'ก'.repeat(300)],
    ['markup at the beginning of a line', '= heading\n- list\n+ enum\n/ term: x'],
    ['nothing', ''],
  ])('is printed with %s in a text', async (_what, typed) => {
    const { pages } = await writePaper({ ...task, data: { ...memo, paragraphs: [typed] } });
    expect(pages).toBe(1);
  });

  it('is refused as failed when its data does not fit the layout', async () => {
    const { subject: _left, ...rest } = memo;
    await expect(writePaper({ ...task, data: rest })).rejects.toMatchObject({
      code: 'paper-failed',
      status: 500,
    });
  });

  it('is refused as too large over 1 MB of data', async () => {
    const data = { ...memo, paragraphs: ['ก'.repeat(1_100_000)] };
    await expect(writePaper({ ...task, data })).rejects.toMatchObject({ code: 'paper-too-large' });
  });

  it('is refused as busy when too many wait, while the earlier ones are made', async () => {
    const { workers, waiting } = limits.paper;
    const asked = Array.from({ length: workers + waiting + 5 }, () => writePaper(task));
    const answers = await Promise.allSettled(asked);
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(5);
    expect(refused).toEqual(answers.slice(-5));
    await expect(asked.at(-1)).rejects.toMatchObject({ code: 'busy', status: 503 });
  });
});
