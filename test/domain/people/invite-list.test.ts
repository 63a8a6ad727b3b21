import { describe, expect, it } from 'vitest';
import { readInviteList } from '#domain/people/invite-list.ts';
import type { InviteListContext } from '#domain/people/invite-list.ts';
import { limits } from '#domain/limits.ts';
import { allAreas } from '#test/support/world.ts';
import { centreOf } from '#domain/centre/centre.ts';
import { nameKey, nameKeyOf } from '#domain/register/register.ts';
import type { Member } from '#domain/register/register.ts';

const head = ['ที่', 'ชื่อ-สกุล', 'บทบาท', 'อำเภอ', 'ตำบล', 'ตำแหน่งใน ศอช.'];
const chair: Member = {
  id: 'm1',
  centre: 't570401',
  areaCode: '570401',
  seatNo: 1,
  prefix: 'นาง',
  first: 'แก้ว',
  last: 'ทดลอง',
  nameKey: nameKeyOf('นางแก้ว ทดลอง'),
  position: 'chair',
  group: '',
  village: null,
  tambon: null,
  phone: null,
  sex: null,
  person: null,
  linkedBy: null,
  since: null,
  until: null,
  sittings: [],
};
const context: InviteListContext = {
  areas: allAreas,
  centres: allAreas.map((area) => centreOf(area, '2008-10-01')),
  members: [chair],
  mayGive: (role) => role !== 'admin',
};
const read = (...lines: string[][]) => readInviteList([head, ...lines], context);
const first = (...line: string[]) => {
  const { people, problems } = read(['1', ...line]);
  return people[0] ?? problems[0]?.message;
};

describe('a list of people to invite', () => {
  it('gives each line its role and place, under a title and with any wording of the header row', () => {
    const { people, problems, ignored } = readInviteList(
      [
        ['รายชื่อผู้ใช้ระบบ ปี 2568'],
        [],
        ['ลำดับ', 'ชื่อ นามสกุล', 'หน้าที่', 'อำเภอที่รับผิดชอบ', 'ตำบล', 'อีเมล'],
        ['1', 'นายหนึ่ง ทดลอง', 'พัฒนาการอำเภอ', 'เทิง', '', 'a@b.example'],
        [],
        ['2', 'นางสอง ทดลอง', 'พัฒนากร', 'อ.เทิง', 'ตำบลเวียง', ''],
        ['3', 'นางสาม ทดลอง', 'กรรมการ ศอช.', 'อำเภอเทิง', 'ต.เวียง', ''],
        ['4', 'นายสี่ ทดลอง', 'เจ้าหน้าที่จังหวัด', '', '', ''],
      ],
      context,
    );
    expect(problems).toEqual([]);
    expect(
      people.map(({ line, role, areaCode, centre }) => [line, role, areaCode, centre]),
    ).toEqual([
      [4, 'districtHead', '5704', null],
      [6, 'officer', '570401', null],
      [7, 'member', '570401', 't570401'],
      [8, 'province', '57', null],
    ]);
    expect(people[2]?.place).toBe('ศอช.ต.เวียง อ.เทิง');
    expect(ignored).toEqual(['อีเมล']);
  });

  it('reads a header of two rows like the import of a register', () => {
    const { people, problems } = readInviteList(
      [
        ['ที่', 'ชื่อ-สกุล', 'บทบาท', 'พื้นที่รับผิดชอบ', 'พื้นที่รับผิดชอบ'],
        ['ที่', 'ชื่อ-สกุล', 'บทบาท', 'อำเภอ', 'ตำบล'],
        ['1', 'นายหนึ่ง ทดลอง', 'พัฒนากร', 'เทิง', 'เวียง'],
      ],
      context,
    );
    expect(problems).toEqual([]);
    expect(people.map(({ line, areaCode }) => [line, areaCode])).toEqual([[3, '570401']]);
  });

  it('links a register row only when a line names its seat', () => {
    expect(first('นางแก้ว ทดลอง', 'กรรมการ', 'เทิง', 'เวียง', '')).toMatchObject({ member: null });
    expect(first('นางแก้ว ทดลอง', 'กรรมการ', 'เทิง', 'เวียง', 'ประธาน')).toMatchObject({
      member: 'm1',
      seat: 'chair',
    });
    expect(first('นางแก้ว ทดลอง', 'กรรมการ', 'เทิง', 'เวียง', 'เลขานุการ')).toContain('ไม่พบ นางแก้ว');
  });

  it.each<[string[], string]>([
    [['', 'พัฒนากร', 'เทิง', 'เวียง'], 'ยังไม่ได้กรอกชื่อ'],
    [['ก'.repeat(200), 'พัฒนากร', 'เทิง', 'เวียง'], 'ยาวเกิน'],
    [['นาย ก', 'กำนัน', 'เทิง', 'เวียง'], 'ไม่รู้จัก “กำนัน”'],
    [['นาย ก', '', 'เทิง', 'เวียง'], 'ยังไม่ได้กรอก ใช้ได้'],
    [['นาย ก', 'พัฒนากร', 'เชียงใหม่', ''], 'ไม่พบอำเภอ “เชียงใหม่”'],
    [['นาย ก', 'พัฒนากร', 'เทิง', 'ไม่มี'], 'ไม่พบตำบล “ไม่มี” ใน อ.เทิง'],
    [['นาย ก', 'พัฒนากร', '', 'เวียง'], 'มี ต.เวียง หลายอำเภอ'],
    [['นาย ก', 'พัฒนาการอำเภอ', '', 'เวียง'], 'ยังไม่ได้กรอกอำเภอ'],
    [['นาย ก', 'ผู้ดูแลระบบ', '', ''], 'ท่านออกรหัส ผู้ดูแลระบบ'],
    [['นาย ก', 'กรรมการ', 'เทิง', 'เวียง', 'กองหน้า'], 'ไม่รู้จัก “กองหน้า”'],
  ])('names what is wrong in %j', (line, message) => {
    expect(first(...line)).toContain(message);
  });

  it.each([
    ['นางแก้ว', 'ดร.แก้ว'],
    ['ดร.แก้ว', 'ผศ. ดร. แก้ว'],
    ['น.ส.แก้ว', 'นางสาว แก้ว'],
    ['นางแก้ว', 'ว่าที่ ร.ต.หญิง แก้ว'],
    ['แก้ว', 'Dr. แก้ว'],
  ])(
    'recognizes %s of the register as %s of the list, and reads each on one line',
    (one, other) => {
      const member = {
        ...chair,
        prefix: '',
        first: one,
        nameKey: nameKey({ first: one, last: 'ทดลอง' }),
      };
      const line = (name: string) => ['1', `${name} ทดลอง`, 'กรรมการ', 'เทิง', 'เวียง', 'ประธาน'];
      const list = [head, line(other), line(one)];
      const { people, problems } = readInviteList(list, { ...context, members: [member] });
      expect(people).toMatchObject([{ member: 'm1', seat: 'chair' }]);
      expect(problems.map(({ message }) => message)).toEqual(['ซ้ำกับแถว 2']);
    },
  );

  it('treats people whose prefixes name different sexes as two people', () => {
    const line = (name: string, ...seat: string[]) => [
      '1',
      name,
      'กรรมการ',
      'เทิง',
      'เวียง',
      ...seat,
    ];
    expect(read(line('นายแก้ว ทดลอง'), line('นางแก้ว ทดลอง')).people).toHaveLength(2);
    expect(read(line('นายแก้ว ทดลอง', 'ประธาน')).problems[0]?.message).toContain('ไม่พบ');
  });

  it('joins prefix, first and last name from separate columns', () => {
    const parts = ['คำนำหน้า', 'ชื่อ', 'นามสกุล', 'บทบาท', 'อำเภอ', 'ตำบล'];
    const lines = [parts, ['น.ส.', 'ดาว', 'ทดลอง', 'พัฒนากร', 'เทิง', 'เวียง']];
    const { people, ignored } = readInviteList(lines, context);
    expect([people[0]?.name, ignored]).toEqual(['นางสาวดาว ทดลอง', []]);
  });

  it('names a repeated line, a missing header row, an empty list and too many people', () => {
    const same = ['1', 'นาย ก ข', 'พัฒนากร', 'เทิง', 'เวียง'];
    expect(read(same, same).problems).toEqual([
      { line: 3, column: 'ชื่อ-สกุล', message: 'ซ้ำกับแถว 2' },
    ]);
    const messageOf = (lines: string[][]) => readInviteList(lines, context).problems[0]?.message;
    expect(messageOf([['ก', 'ข']])).toContain('ไม่พบหัวตาราง ชื่อ-สกุล และ บทบาท');
    expect(messageOf([['ชื่อ-สกุล', 'อำเภอ']])).toContain('ไม่พบหัวตาราง บทบาท');
    expect(messageOf([head])).toBe('ไม่มีรายชื่อใต้หัวตาราง');
    const many = Array.from({ length: limits.invite.listRows + 1 }, () => same);
    expect(messageOf([head, ...many])).toContain('รับครั้งละไม่เกิน');
  });
});
