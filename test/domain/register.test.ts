import type { Day } from '#domain/calendar.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answers } from '#domain/form/form.ts';
import { applyOrder } from '#domain/register/order.ts';
import type { Order } from '#domain/register/order.ts';
import { applyRegister, nameKeyOf, vacantSeats } from '#domain/register/register.ts';
import type { Member } from '#domain/register/register.ts';

const centre = { centre: 't570401', areaCode: '570401' } as const;

interface RowOf {
  id: string;
  first: string;
  last?: string;
  prefix?: string;
  position?: string;
}

function row({ id, first, last = 'สมมุติ', prefix = 'นาง', position = 'member' }: RowOf) {
  return { id, name: { prefix, first, last }, position };
}

const answersOf = (...rows: RowOf[]): Answers => ({ members: rows.map(row) });

interface Step {
  answers: Answers;
  under?: string | null;
  today?: Day;
}

/** Accepts registers one after another. */
function after(...steps: Step[]): Member[] {
  return steps.reduce<Member[]>((known, { answers, under = 'o1', today = '2024-12-18' }) => {
    const changed = applyRegister({ known, answers, under, centre, today });
    const untouched = known.filter((member) => !changed.some((other) => other.id === member.id));
    return [...untouched, ...changed];
  }, []);
}

const sitting = (members: readonly Member[]) => members.filter((member) => member.until === null);
const first = answersOf(
  { id: 'r1', first: 'จันทร์ดี', position: 'chair' },
  { id: 'r2', first: 'ดาว' },
);

describe('an accepted register', () => {
  it('keeps the id of a member who stays, ends one who left and numbers a new one', () => {
    const [one, two] = after({ answers: first });
    const members = after(
      { answers: first },
      {
        answers: answersOf(
          { id: one?.id ?? '', first: 'จันทร์ดี', position: 'chair' },
          { id: 'r9', first: 'เมฆ', prefix: 'นาย' },
        ),
        today: '2025-03-01',
      },
    );
    expect(sitting(members).map((who) => [who.id, who.first])).toEqual([
      ['t570401-1', 'จันทร์ดี'],
      ['t570401-3', 'เมฆ'],
    ]);
    expect(members.find((who) => who.id === two?.id)).toMatchObject({
      until: '2025-03-01',
      sittings: [{ position: 'member', under: 'o1', from: '2024-12-18', until: '2025-03-01' }],
    });
  });

  it('records who sat when, where and under which order', () => {
    const members = after(
      { answers: first },
      {
        answers: answersOf(
          { id: 't570401-1', first: 'จันทร์ดี' },
          { id: 't570401-2', first: 'ดาว', position: 'chair' },
        ),
        under: 'o2',
        today: '2025-03-01',
      },
    );
    expect(members.find((member) => member.first === 'ดาว')?.sittings).toEqual([
      { position: 'member', under: 'o1', from: '2024-12-18', until: '2025-03-01' },
      { position: 'chair', under: 'o2', from: '2025-03-01', until: null },
    ]);
  });

  it('matches a corrected spelling to the same person, and a brother’s name to another', () => {
    const members = after(
      { answers: first },
      {
        answers: answersOf(
          { id: 't570401-1', first: 'จันทรดี', position: 'chair' },
          { id: 't570401-2', first: 'เมฆ', prefix: 'นาย' },
        ),
      },
    );
    expect(sitting(members).map((member) => member.id)).toEqual(['t570401-1', 't570401-3']);
  });

  it('matches a changed surname to the same person, and a replaced name to another', () => {
    const members = after(
      { answers: first },
      {
        answers: answersOf(
          { id: 't570401-1', first: 'จันทร์ดี', last: 'ตัวอย่าง', position: 'chair' },
          { id: 't570401-2', first: 'ภูผา', last: 'ทดลอง' },
        ),
      },
    );
    expect(sitting(members).map((member) => [member.id, member.last])).toEqual([
      ['t570401-1', 'ตัวอย่าง'],
      ['t570401-3', 'ทดลอง'],
    ]);
    expect(members.find((member) => member.id === 't570401-2')?.until).toBe('2024-12-18');
  });

  it('recognizes a returning member as the same person', () => {
    const without = answersOf({ id: 't570401-1', first: 'จันทร์ดี', position: 'chair' });
    const members = after(
      { answers: first },
      { answers: without, today: '2025-01-10' },
      { answers: first, today: '2025-02-20' },
    );
    expect(members).toHaveLength(2);
    expect(
      members.find((member) => member.first === 'ดาว')?.sittings.map((sitting) => sitting.until),
    ).toEqual(['2025-01-10', null]);
  });

  it('keeps one open sitting for each seat, and each person once, over any number of registers', () => {
    const names = ['จันทร์ดี', 'ดาว', 'เมฆ', 'ภูผา', 'อรุณ', 'สายธาร'];
    const register = fc
      .subarray(names, { minLength: 1 })
      .chain((some) =>
        fc.record({
          chair: fc.nat(some.length - 1),
          under: fc.constantFrom('o1', 'o2', null),
          some: fc.constant(some),
        }),
      )
      .map(({ some, chair, under }) => ({
        under,
        some,
        answers: answersOf(
          ...some.map((name, at) => ({
            id: `r${at}`,
            first: name,
            position: at === chair ? 'chair' : 'member',
          })),
        ),
      }));
    fc.assert(
      fc.property(fc.array(register, { minLength: 1, maxLength: 6 }), (registers) => {
        const members = after(...registers);
        const newest = registers.at(-1)?.some ?? [];
        expect(
          sitting(members)
            .map((member) => member.first)
            .toSorted(),
        ).toEqual(newest.toSorted());
        expect(new Set(members.map((member) => member.id)).size).toBe(members.length);
        const ever = new Set(registers.flatMap((register) => register.some));
        expect(members.length).toBe(ever.size);
        for (const one of members) {
          const open = one.sittings.filter((spell) => spell.until === null);
          expect(open.length).toBe(one.until === null ? 1 : 0);
        }
      }),
    );
  });

  it('changes nothing when accepted a second time unchanged', () => {
    const once = after({ answers: first });
    expect(after({ answers: first }, { answers: first, today: '2025-06-01' })).toEqual(once);
  });
});

describe('an appointment order', () => {
  const paper = {
    orderState: 'new',
    orderNo: 'ที่ 12/2567',
    orderDate: '2024-02-15',
    signer: 'นายอำเภอ',
    termFrom: '2024-02-15',
    termTo: '2028-02-14',
  };
  const of = { ...centre, duty: 'd1' };
  const apply = (live: Order | null, answers: Answers, id = 'd1.1') =>
    applyOrder({ live, answers, id, of, today: '2024-12-18' });

  it('ends when a new order is named', () => {
    const [live = null] = apply(null, paper).changed;
    const next = apply(live, { ...paper, orderNo: 'ที่ 9/2568', orderDate: '2024-12-01' }, 'd2.1');
    expect(next.under).toBe('d2.1');
    expect(next.changed.map((order) => [order.number, order.endedOn])).toEqual([
      ['ที่ 12/2567', '2024-12-18'],
      ['ที่ 9/2568', null],
    ]);
  });

  it('is recognized when written with other spaces and digits', () => {
    const [live = null] = apply(null, paper).changed;
    const again = apply(live, { ...paper, orderNo: 'ที่ ๑๒ / ๒๕๖๗' }, 'd2.1');
    expect([again.under, again.changed.length]).toEqual(['d1.1', 1]);
  });

  it('leaves the old order in force until the new one is complete', () => {
    const [live = null] = apply(null, paper).changed;
    expect(apply(live, { orderState: 'inProgress', orderProgress: 'รอลงนาม' })).toEqual({
      under: 'd1.1',
      changed: [],
    });
  });
});

describe('the names of a register', () => {
  const members = after({ answers: first });

  it.each(['นายเมฆ ทดลอง', 'นางเมฆ ทดลอง', 'นางสาวเมฆ ทดลอง', 'เมฆ  ทดลอง'])(
    'compare %s without its title',
    (name) => expect(nameKeyOf(name)).toBe('เมฆทดลอง'),
  );

  it('list the vacant seats', () => {
    expect(vacantSeats(members)).toEqual(['viceChair', 'secretary', 'treasurer']);
    expect(vacantSeats([])).toEqual([]);
  });
});
