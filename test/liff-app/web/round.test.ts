import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { createApi } from '#web/api/api.ts';
import { queueColumns } from '#web/screens/queue/queue-columns.ts';
import { submitInBatches } from '#web/screens/round/submit-in-batches.ts';
import {
  bulkActionOf,
  findingsOf,
  groupTitle,
  groupsOf,
  printedCount,
  withWhom,
} from '#web/screens/round/round-groups.ts';
import type { RoundRow } from '#web/screens/round/round-groups.ts';
import { dutyView } from './duty-view.ts';

type Part = Parameters<typeof dutyView>[0];

function row(part: Part, of: Partial<RoundRow> = {}): RoundRow {
  return {
    duty: dutyView(part),
    who: [],
    checks: null,
    sharesPictures: false,
    plain: false,
    ...of,
  };
}

const atDistrict: Part = { state: 'inReview', holder: 'district', actions: ['forward', 'return'] };
const atProvince: Part = { state: 'inReview', holder: 'province', actions: [] };
const rows = [
  row({ id: 'a' }),
  row({ ...atDistrict, id: 'b' }, { plain: true }),
  row({ ...atDistrict, id: 'c' }),
  row({ ...atProvince, id: 'd' }),
  row({ id: 'e', state: 'returned', actions: [] }),
  row({ id: 'f', state: 'accepted', holder: 'nobody', actions: [] }),
  row({ id: 'g', state: 'waived', holder: 'nobody', actions: [] }),
];
const named = (of: readonly RoundRow[], act: 'forward' | 'accept' | null) =>
  groupsOf(of, act).map((group) => [
    group.name,
    group.rows.map((sheetRow) => sheetRow.duty.id).join(''),
  ]);

describe('the printed list of a round', () => {
  it('counts the reports of the districts for a province list without rows of its own', () => {
    const district = { areaCode: '5704', name: 'เทิง', waiting: 1, accepted: 2 } as const;
    const districts = [
      { ...district, total: 10, reached: 7 },
      { ...district, total: 6, reached: 3 },
    ];
    expect(printedCount({ rows: [], districts })).toEqual({ reached: 10, total: 16 });
  });

  it('counts the rows of a district list and leaves waived ones out', () => {
    expect(printedCount({ rows, districts: [] })).toEqual({ reached: 0, total: 6 });
  });

  it('says รอท่านตรวจ to the head who reviews, and รออำเภอตรวจ to others', () => {
    expect(groupTitle('atDistrict', 'forward')).toBe('รอท่านตรวจ');
    expect(groupTitle('atDistrict', 'accept')).toBe('รออำเภอตรวจ');
  });
});

describe('the batch review of a round', () => {
  it('shows a head first the ready reports, then those to read, then the missing ones', () => {
    expect(bulkActionOf(rows)).toBe('forward');
    expect(named(rows, 'forward')).toEqual([
      ['ready', 'b'],
      ['look', 'c'],
      ['missing', 'ae'],
      ['atProvince', 'd'],
      ['accepted', 'f'],
      ['waived', 'g'],
    ]);
  });

  it('offers a viewer no action, and shows the review stage of each report', () => {
    const looked = rows.map((sheetRow) => ({
      ...sheetRow,
      duty: { ...sheetRow.duty, actions: [] },
    }));
    expect(bulkActionOf(looked)).toBeNull();
    expect(named(looked, null).map(([name]) => name)).toEqual([
      'missing',
      'atDistrict',
      'atProvince',
      'accepted',
      'waived',
    ]);
  });

  it('offers the province to accept the reports that have reached it', () => {
    const mine = [row({ ...atProvince, id: 'd', actions: ['accept'] }, { plain: true })];
    expect(named(mine, bulkActionOf(mine))).toEqual([['ready', 'd']]);
  });

  it('says why a report cannot be forwarded without reading it', () => {
    const reasons = [{ label: 'หลักฐาน', reason: 'เก็บไว้ที่ศูนย์' }];
    const checks = { problems: 2, reasons, copied: 23 };
    expect(findingsOf({ checks, sharesPictures: true })).toEqual([
      'ระบบพบ 2 ข้อที่ควรดู',
      'เหมือนครั้งก่อน 23 ข้อ ผู้ส่งไม่ได้เปิดดู',
      'มีรูปเดียวกับรายงานของที่อื่น',
      'หลักฐาน: เก็บไว้ที่ศูนย์',
    ]);
    expect(findingsOf({ checks: null, sharesPictures: false })).toEqual([]);
  });

  it('names who holds a report, and when it is due back', () => {
    expect(withWhom(row({}, { who: ['นางดาว', 'นายเมฆ'] }))).toEqual(['อยู่ที่', 'นางดาว', 'นายเมฆ']);
    expect(withWhom(row({}))).toEqual(['ยังไม่มีผู้รับผิดชอบ']);
    expect(withWhom(row({ returnDueOn: '2024-12-24' }, { who: ['นางดาว'] })).at(-1)).toBe(
      'ส่งใหม่ภายใน 24\u00a0ธ.ค.',
    );
    const extension = {
      state: 'asked' as const,
      dueOn: '2025-01-06' as const,
      reason: 'น้ำท่วม',
      given: false,
      askedBy: 'นางดาว',
      askedAt: '2024-12-18T01:00:00.000Z',
      decidedBy: null,
      decisionReason: null,
    };
    expect(withWhom(row({ extension })).at(-1)).toBe('ขอขยายเวลาถึง 6\u00a0ม.ค.');
  });
});

describe('the review queue', () => {
  it('offers a batch review for each obligation with several waiting reports, the most first', () => {
    const waiting = [
      dutyView({ id: '1', obligation: 'grading' }),
      dutyView({ id: '2', obligation: 'register', title: 'ทะเบียน' }),
      dutyView({ id: '3', obligation: 'register', title: 'ทะเบียน' }),
      dutyView({ id: '4', obligation: 'register', title: 'ทะเบียน' }),
      dutyView({ id: '5', obligation: 'plan', title: 'แผน' }),
      dutyView({ id: '6', obligation: 'plan', title: 'แผน' }),
      dutyView({ id: '7', obligation: 'extra-meeting', extra: true }),
      dutyView({ id: '8', obligation: 'extra-meeting', extra: true }),
    ];
    expect(
      queueColumns(waiting).map((queueColumn) => [queueColumn.key, queueColumn.count]),
    ).toEqual([
      ['letter.register.1', 3],
      ['letter.plan.1', 2],
    ]);
  });
});

describe('a batch of many reports', () => {
  const items = Array.from({ length: 45 }, (_, at) => ({ id: `d${at}`, revision: 1 }));

  const sent = z.object({ items: z.array(z.object({ id: z.string() })) });

  /** A server on a weak network. It counts requests, and some of them fail. */
  function network(of: { dies?: number; refuses?: string } = {}) {
    const asked: string[][] = [];
    const api = createApi({
      renew: async () => false,
      fetch: async (_path, init) => {
        const body: unknown = await new Response(init?.body ?? null).json();
        const { items: part } = sent.parse(body);
        asked.push(part.map((report) => report.id));
        if (asked.length === of.dies) throw new TypeError('no signal');
        const results = part.map(({ id }) =>
          id === of.refuses
            ? { id, outcome: 'refused', code: 'look-first', message: 'เปิดอ่านก่อน' }
            : { id, outcome: 'done', code: null, message: null },
        );
        return Response.json({ results });
      },
    });
    return { api, asked };
  }

  it('is sent in parts, each duty once, and shows its progress', async () => {
    const { api, asked } = network({ refuses: 'd30' });
    const heard: number[] = [];
    const passed = await submitInBatches(api, {
      act: 'forward',
      items,
      onPart: (count) => heard.push(count),
    });
    expect(asked.flat()).toEqual(items.map((item) => item.id));
    expect(heard).toEqual([20, 40, 45]);
    expect([passed.done.length, passed.refused, passed.failure]).toEqual([
      44,
      [{ id: 'd30', message: 'เปิดอ่านก่อน' }],
      null,
    ]);
  });

  it('keeps finished parts when one fails, and says why the others were not sent', async () => {
    const { api, asked } = network({ dies: 2 });
    const passed = await submitInBatches(api, { act: 'accept', items });
    expect(asked).toHaveLength(2);
    expect([passed.done.length, passed.failure]).toEqual([20, { kind: 'offline' }]);
  });
});
