import { describe, expect, it } from 'vitest';
import { demoDatabase } from '#test/support/demo-database.ts';
import { actionsIn, createChat, wordsOf } from '../chat.ts';

const { db, people } = await demoDatabase();
const named = (name: string): string =>
  people.find((person) => person.name === name)?.lineUserId ?? '';
/** Officer of ต.เวียง, ต.งิ้ว and ต.ปล้อง in อ.เทิง. */
const daw = named('นางสาวดาว ทดลอง');
/** Head of อ.เทิง. */
const phupha = named('นายภูผา ตัวอย่าง');
const arun = named('นางอรุณ สมมุติ');
/** Chair of ศอช.ต.งิ้ว. */
const chandee = named('นางจันทร์ดี สมมุติ');
const admin = named('นายฟ้าใส ตัวอย่าง');
const stranger = `U${'9'.repeat(32)}`;
const chat = createChat(db);

const said = async (who: string, text: string): Promise<string> =>
  wordsOf(await chat.say(who, text));

describe('the command สถานะ', () => {
  it('shows an officer which reports were returned and who holds the others, with a link to each', async () => {
    const messages = await chat.say(daw, 'สถานะ');
    expect(wordsOf(messages).split('\n')).toEqual([
      'ส่งคืนแก้ไข 1 เรื่อง',
      'งานของท่าน ส่งแล้ว 3 จาก 6',
      'รอท่านทำ · ส่งภายในวันนี้:',
      'ทะเบียน ต.งิ้ว (ส่งคืนแก้ไข · ส่งใหม่ 20 ธ.ค.)',
      'ประเมิน ครั้งที่ 1 ต.งิ้ว (ทำแล้ว 14 จาก 28 ข้อ)',
      'ประเมิน ครั้งที่ 1 ต.ปล้อง (ถึงกำหนดวันนี้)',
      'อยู่ที่อำเภอ:',
      expect.stringContaining('ทะเบียน ต.ปล้อง (รอตรวจ'),
      'อยู่ที่จังหวัด:',
      expect.stringContaining('ประเมิน ครั้งที่ 1 ต.เวียง (รอตรวจ'),
    ]);
    const links = actionsIn(messages).flatMap((action) =>
      typeof action['uri'] === 'string' ? [action['uri']] : [],
    );
    expect(links).toHaveLength(5);
    expect(links[0]).toMatch(/\/duty\/chiang-rai-2568\.committee-register\.1\.t\d{6}\/form$/);
    expect(links[4]).toMatch(/\/duty\/chiang-rai-2568\.grading\.1\.t\d{6}$/);
  });

  it.each([
    'สถานะ',
    ' ส ถานะ',
    'สถานะ่',
    'ขอดูสถานะหน่อยค่ะ',
    'งาน',
    'งานของฉัน',
    'ต้องทำอะไรบ้าง',
    'มีงานค้างไหมครับ',
  ])('understands the text %j', async (text) => {
    expect(await said(daw, text)).toContain('งานของท่าน ส่งแล้ว 3 จาก 6');
  });

  it('shows a head the reports that wait for review', async () => {
    expect(await said(phupha, 'สถานะ')).toContain('รอท่านตรวจ:');
    expect(await said(arun, 'สถานะ')).toMatch(/^รอท่านตรวจ \d+ เรื่อง/);
  });

  it('names the centre for a committee member and offers no form they may not fill', async () => {
    const messages = await chat.say(chandee, 'สถานะ');
    expect(wordsOf(messages)).toContain('ศอช.ต.งิ้ว ส่งแล้ว 0 จาก 2');
    expect(actionsIn(messages).map((action) => action['label'])).not.toContain('แก้ไข');
  });

  it('tells an administrator that no report waits', async () => {
    expect(await said(admin, 'สถานะ')).toBe('ตอนนี้ไม่มีเรื่องที่ท่านต้องส่งหรือตรวจ');
  });

  it('tells a person without a role how to join, in answer to every command', async () => {
    for (const text of ['สถานะ', 'กำหนดส่ง', 'สถานะ ริมกก', 'อะไรนะ'])
      expect(await said(stranger, text)).toContain('เข้าร่วมก่อนใช้งาน');
  });
});

describe('สถานะ followed by a place name', () => {
  it.each([
    'ต.งิ้ว',
    'ต. งิ้ว',
    'สถานะ งิ้ว',
    'สถานะตำบลงิ้ว',
    'งิ้ว',
    'งิวเหลืออะไร',
    'ศอช.ต.งิ้ว ส่งหรือยัง',
    'ศอช.ตำบลงิ้ว เป็นไงบ้าง',
    'ต.งิ้ว อ.เทิง',
  ])('finds ต.งิ้ว in the text %j', async (text) => {
    expect(await said(daw, text)).toContain('ต.งิ้ว ส่งแล้ว 0 จาก 2');
  });

  it('shows the reports of a whole district', async () => {
    expect(await said(phupha, 'อำเภอเทิงเหลืออะไร')).toContain('อ.เทิง ส่งแล้ว');
    expect(await said(arun, 'อ.เมือง')).toContain('อ.เมืองเชียงราย ส่งแล้ว');
  });

  it('picks the only place the person may see when several have the same name', async () => {
    expect(await said(phupha, 'สถานะ เวียง')).toContain('ต.เวียง ส่งแล้ว 2 จาก 2');
  });

  it('asks which place is meant when several match, and answers the tapped one', async () => {
    const question = await chat.say(arun, 'สถานะ เวียง');
    expect(wordsOf(question)).toContain('หมายถึงแห่งใด');
    const choice = actionsIn(question).find((action) => action['label'] === 'ต.เวียง');
    const answer = await chat.tap(arun, String(choice?.['data']));
    expect(wordsOf(answer)).toContain('ต.เวียง');
    expect(wordsOf(answer)).not.toContain('หมายถึง');
  });

  it('refuses a place outside the person’s area, whether typed or from an old button', async () => {
    for (const text of ['สถานะ ริมกก', 'อำเภอเทิงเหลืออะไร', 'อ.พาน'])
      expect(await said(daw, text)).toMatch(/^ท่านดูสถานะของ .+ ไม่ได้/);
    expect(wordsOf(await chat.tap(daw, 'v1:place:5705'))).toContain('อ.พาน ไม่ได้');
    expect(await said(chandee, 'สถานะ ต.ปล้อง')).toContain('ไม่ได้');
  });

  it('says when a place is unknown', async () => {
    expect(await said(arun, 'สถานะ ต.ไม่มีจริง')).toContain('ไม่พบชื่อตำบลหรืออำเภอนี้');
  });
});

describe('the other commands', () => {
  it('กำหนดส่ง lists the due dates by clause with their progress', async () => {
    const words = await said(daw, 'กำหนดส่ง');
    expect(words).toContain('18 ธ.ค. 2567 · หนังสือข้อ 1 (ทะเบียนกรรมการ ส่งแล้ว 2 จาก 3)');
    expect(await said(arun, 'ต้องส่งวันไหน')).toContain('25 ธ.ค. 2567 · หนังสือข้อ 4');
  });

  it('ประชุม links to the meeting report of each centre', async () => {
    const messages = await chat.say(daw, 'ประชุม');
    expect(wordsOf(messages)).toContain('ต.ปล้อง (ยังไม่มีรายงาน)');
    const [first] = actionsIn(messages);
    expect(first?.['label']).toBe('รายงาน');
    expect(first?.['uri']).toMatch(/committee-meeting\.1\.t\d+\/form$/);
  });

  it('ประเมิน shows an officer the last grade, and a head how many tambons have sent their grading', async () => {
    expect(await said(daw, 'ประเมิน')).toMatch(/ต\.เวียง ครั้งที่ 1 \(\S+ [\d.]+%\)/);
    expect(await said(phupha, 'ผลประเมิน')).toMatch(/^ส่งผลแล้ว 6 จาก 10 ตำบล/);
  });

  it('ทะเบียน shows how many members there are and how many registers were sent', async () => {
    const words = await said(daw, 'ทะเบียน');
    expect(words).toContain('ส่งทะเบียนแล้ว 2 จาก 3');
    expect(words).toContain('ต.งิ้ว 15 คน (ส่งคืนแก้ไข)');
  });

  it('ติดต่อ, ข้อมูลของฉัน and ช่วยเหลือ each get an answer', async () => {
    expect(await said(daw, 'ติดต่อ')).toContain('สำนักงานพัฒนาชุมชนอำเภอเทิง');
    expect(await said(daw, 'ข้อมูลของฉัน')).toContain('พัฒนากร (ต.งิ้ว)');
    expect(await said(daw, 'ช่วยเหลือ')).toContain('วิธีใช้');
  });

  it('ส่งรูป explains how to send photos and links to the reports that need them', async () => {
    const messages = await chat.say(daw, 'ส่งรูป');
    expect(wordsOf(messages)).toContain('ส่งรูปในแชตนี้ได้เลย');
    const forms = actionsIn(messages).flatMap((action) =>
      typeof action['uri'] === 'string' ? [action['uri']] : [],
    );
    expect(forms.length).toBeGreaterThan(0);
    for (const uri of forms) expect(uri).not.toContain('.grading.');
  });

  it('answers an unknown text with a hint', async () => {
    for (const text of ['กินข้าวหรือยัง', 'หวยงวดนี้ออกอะไร', `ก${'ข'.repeat(4000)}`])
      expect(await said(daw, text)).toContain('ระบบอ่านข้อความนี้ไม่ออก');
  });
});

describe('a text in a LINE group', () => {
  const inGroup = (text: string, more: object = {}) => ({
    type: 'message',
    mode: 'active' as const,
    timestamp: chat.clock.now.getTime(),
    webhookEventId: `G${text}${JSON.stringify(more)}`,
    deliveryContext: { isRedelivery: false },
    replyToken: 'r',
    source: { type: 'group' as const, groupId: `C${'1'.repeat(32)}`, userId: daw },
    message: { type: 'text', id: '1', text, ...more },
  });

  it('gets no answer while people talk', async () => {
    for (const text of ['วันนี้ประชุมกี่โมง', 'ต.งิ้ว ส่งหรือยัง', 'งิ้ว', 'ABCDEFGH', 'ข้อมูลของฉัน'])
      expect(await chat.hear(inGroup(text))).toEqual([]);
  });

  it('gets an answer without personal data to a plain command', async () => {
    const words = wordsOf(await chat.hear(inGroup('สถานะ')));
    expect(words).toContain('งานที่ดูแล ส่งแล้ว 3 จาก 6');
  });

  it('gets an answer when a message mentions the account', async () => {
    const mention = { mentionees: [{ index: 0, length: 11, type: 'user', isSelf: true }] };
    const words = wordsOf(await chat.hear(inGroup('@ศอช ประสาน กินข้าวหรือยัง', { mention })));
    expect(words).toContain('ระบบอ่านข้อความนี้ไม่ออก');
  });

  it('gets no answer when LINE does not name the sender', async () => {
    const event = inGroup('สถานะ');
    const anonymous = {
      ...event,
      source: { type: 'group' as const, groupId: event.source.groupId },
    };
    expect(await chat.hear(anonymous)).toEqual([]);
  });
});
