import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWhole, partsOf, valueOf, yearsFor } from '#web/controls/date-parts.ts';
import { match } from '#web/router/route-match.ts';
import {
  breakName,
  cellHref,
  cellLabel,
  currentColumns,
  shareClass,
  shareOf,
} from '#web/screens/overview/overview-labels.ts';
import { highlightDiff } from '#web/screens/submission/report/highlight-diff.ts';
import { routeSteps } from '#web/screens/submission/route-steps.ts';
import { dutyView } from './duty-view.ts';

describe('the matching of routes', () => {
  it.each([
    ['/app/duty/:id', '/app/duty/a.b.1.t57', { id: 'a.b.1.t57' }],
    ['/app/duty/:id/form', '/app/duty/a/form', { id: 'a' }],
    ['/app/join/:code', '/app/join/%E0%B8%81', { code: 'ก' }],
    ['/app/join/:code', '/app/join/%E0%B8', { code: '%E0%B8' }],
    ['/app', '/app', {}],
  ])('%s matches %s', (pattern, path, params) => {
    expect(match(pattern, path)).toEqual(params);
  });

  it('refuses the address of another screen', () => {
    expect(match('/app/duty/:id', '/app/duty/a/form')).toBeNull();
    expect(match('/app/me', '/app/centres')).toBeNull();
  });
});

describe('the three pickers of a date', () => {
  it('return every real day unchanged', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1960-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }),
        (at) => {
          const on = at.toISOString().slice(0, 10);
          expect(valueOf(partsOf(on))).toBe(on);
          expect(isWhole(partsOf(on))).toBe(true);
        },
      ),
    );
  });

  it('keep a half-picked date, and a date that does not exist', () => {
    expect(valueOf({ date: '11', month: '', year: '2568' })).toBe('11//2568');
    expect(partsOf('11//2568')).toEqual({ date: '11', month: '', year: '2568' });
    expect(partsOf(valueOf({ date: '31', month: '2', year: '2568' }))).toEqual({
      date: '31',
      month: '2',
      year: '2568',
    });
  });

  it('offer no future year when the date must be past, and always offer the chosen year', () => {
    const years = yearsFor({ today: '2024-12-18', notAfter: 'today', chosen: '2500' });
    expect(years[1]).toBe('2567');
    expect(years[0]).toBe('2500');
    expect(yearsFor({ today: '2024-12-18', notBefore: 'today', chosen: '' }).at(-1)).toBe('2567');
  });
});

describe('a text with its changes marked', () => {
  it('has marks only on the new characters', () => {
    expect(highlightDiff('ที่ 181/2567', 'ที่ 118/2567')).toEqual({
      head: 'ที่ 1',
      changed: '18',
      tail: '/2567',
    });
    expect(highlightDiff('เดิม', 'ใหม่ทั้งหมด')).toEqual({ head: '', changed: 'ใหม่ทั้งหมด', tail: '' });
  });

  it('is complete when its parts are joined', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const { head, changed, tail } = highlightDiff(before, after);
        expect(head + changed + tail).toBe(after);
      }),
    );
  });
});

describe('the displayed route of a report', () => {
  const today = '2024-12-18';
  const where = (part: Parameters<typeof dutyView>[0]) =>
    routeSteps(dutyView(part), { today }).map(
      (routeStop) => `${routeStop.label}:${routeStop.phase}`,
    );

  it('is at the officer until the report is sent', () => {
    expect(where({ actions: [] })).toEqual([
      'พัฒนากร:here',
      'อำเภอ:ahead',
      'จังหวัด:ahead',
      'รับรอง:ahead',
    ]);
  });

  it('says ท่าน when the reader holds the report', () => {
    expect(where({})[0]).toBe('ท่าน:here');
    expect(
      where({ state: 'inReview', holder: 'district', actions: ['forward', 'return'] })[1],
    ).toBe('ท่านตรวจ:here');
  });

  it('has two steps fewer for a report that only the province reviews', () => {
    const centre = { ...dutyView().centre, level: 'district' as const };
    expect(where({ centre, state: 'inReview', holder: 'province', actions: [] })).toEqual([
      'ผู้ส่ง:past',
      'จังหวัด:here',
      'รับรอง:ahead',
    ]);
  });

  it('shows the date of a return, and no date for an extra report', () => {
    const smalls = (part: Parameters<typeof dutyView>[0]) =>
      routeSteps(dutyView(part), { today }).map((routeStop) => routeStop.small);
    expect(smalls({ state: 'returned', returnDueOn: '2024-12-23' })).toEqual([
      'ส่งใหม่ 23\u00a0ธ.ค.',
      '',
      'ถึงจังหวัด 25\u00a0ธ.ค.',
      '',
    ]);
    expect(smalls({ extra: true, dueOn: '2299-12-31', provinceDueOn: '2299-12-31' })).toEqual([
      '',
      '',
      '',
      '',
    ]);
  });

  it('names both dates, the same for every reader', () => {
    const smalls = (part: Parameters<typeof dutyView>[0]) =>
      routeSteps(dutyView(part), { today }).map((routeStop) => routeStop.small);
    const dates = ['ส่งอำเภอ 18\u00a0ธ.ค.', '', 'ถึงจังหวัด 25\u00a0ธ.ค.', ''];
    expect(smalls({})).toEqual(dates);
    expect(smalls({ actions: [], dueOn: '2024-12-25' })).toEqual(dates);
    const centre = { ...dutyView().centre, level: 'district' as const };
    expect(smalls({ centre })[0]).toBe('ส่งจังหวัด 25\u00a0ธ.ค.');
  });

  it('shows every step as done when the report is accepted', () => {
    expect(
      where({ state: 'accepted', holder: 'nobody', actions: [] }).every((step) =>
        step.endsWith(':past'),
      ),
    ).toBe(true);
  });
});

describe('the overview table', () => {
  it.each([
    [95, 's4'],
    [94, 's3'],
    [84, 's2'],
    [69, 's1'],
    [null, 's0'],
  ])('colours a cell with %j as %s', (share, look) => {
    expect(shareClass(share)).toBe(look);
  });

  it('prints and colours the same rounded share', () => {
    expect(shareOf({ onTime: 189, dueTotal: 200 })).toBe(95);
    expect(shareOf({ onTime: 0, dueTotal: 0 })).toBeNull();
  });

  it.each([
    ['เมืองเชียงราย', ['เมือง', 'เชียงราย']],
    ['แม่ฟ้าหลวง', ['แม่ฟ้า', 'หลวง']],
    ['แม่สาย', ['แม่สาย']],
    ['เทิง', ['เทิง']],
  ])('breaks the name %s only between words', (name, parts) => {
    expect(breakName(name)).toEqual(parts);
  });

  it('shows a cell as done, owed or not due', () => {
    expect(cellLabel({ total: 5, reached: 5, late: 0 })).toEqual({
      kind: 'all',
      total: 5,
    });
    expect(cellLabel({ total: 5, reached: 3, late: 2 })).toEqual({
      kind: 'owed',
      late: 2,
    });
    expect(cellLabel({ total: 5, reached: 3, late: 0 })).toEqual({
      kind: 'later',
      text: '3/5',
    });
    // One report was given more time, so it is not late although it has not arrived.
    expect(cellLabel({ total: 5, reached: 4, late: 0 })).toEqual({ kind: 'later', text: '4/5' });
    expect(cellLabel(undefined)).toEqual({ kind: 'none' });
  });

  it('links to the batch review in a district, and to the list in a tambon', () => {
    const of = { column: 'grading.1', filter: 'late' };
    expect(cellHref({ ...of, area: '57' })).toBe('/app/sheet/grading.1?area=57');
    expect(cellHref({ ...of, area: '5704' })).toBe('/app/sheet/grading.1?area=5704');
    expect(cellHref({ ...of, area: '570401' })).toBe(
      '/app/duties?column=grading.1&filter=late&area=570401',
    );
  });

  it('shows the newest due round of an obligation, or else the first future one', () => {
    const column = (key: string, isDue: boolean) => ({
      key,
      letter: 'letter',
      isDue,
      clause: '4',
      form: 'grading' as const,
      title: '',
      word: '',
      round: 1,
      rounds: 2,
      dueOn: '2024-12-25' as const,
      dateBasis: 'letter' as const,
    });
    const shown = (columns: ReturnType<typeof column>[]) =>
      currentColumns(columns).map((currentColumn) => currentColumn.key);
    expect(shown([column('grading.1', true), column('grading.2', false)])).toEqual(['grading.1']);
    expect(shown([column('grading.1', true), column('grading.2', true)])).toEqual(['grading.2']);
    expect(shown([column('grading.1', false), column('grading.2', false)])).toEqual(['grading.1']);
  });
});
