import { describe, expect, it } from 'vitest';
import { bangkokDay, isWorkingDay } from '#domain/calendar.ts';
import type { Day } from '#domain/calendar.ts';
import type { Duty } from '#domain/duty/duty.ts';
import { askExtension, decideExtension } from '#domain/duty/extension.ts';
import { extensionDays, proposedExtension } from '#domain/duty/extension-dates.ts';
import { extensionRefusal } from '#domain/duty/extension-refusal.ts';
import { dutyView } from '#test/liff-app/web/duty-view.ts';
import { dutyOf, holidays, now } from '#test/support/world.ts';

const todo = dutyOf({ obligation: 'grading' });
const when = { today: bangkokDay(now), holidays };
const act = { by: 'somebody', now, holidays };
const ask = (duty: Duty, dueOn: Day) => askExtension(duty, { ...act, dueOn, reason: 'น้ำท่วม' });

function asked(): Duty {
  const outcome = ask(todo, '2025-01-06');
  if ('refused' in outcome) throw new Error(outcome.refused);
  return outcome.duty;
}

describe('the days offered for more time', () => {
  it('are the working days after the due date, up to 60 days, with the district’s date of each', () => {
    const days = extensionDays(todo, when);
    expect(days[0]).toEqual({ dueOn: '2024-12-26', districtDueOn: '2024-12-19' });
    expect(days.at(-1)?.dueOn).toBe('2025-02-21');
    expect(days.filter(({ dueOn }) => !isWorkingDay(dueOn, holidays))).toEqual([]);
    expect(days.map(({ dueOn }) => dueOn)).toContain(proposedExtension(todo, when));
  });

  it('are accepted in a request, and every other day is refused', () => {
    const days = extensionDays(todo, when);
    expect(days.filter(({ dueOn }) => 'refused' in ask(todo, dueOn))).toEqual([]);
    const others: Day[] = ['2024-12-28', '2025-01-01', '2024-12-25', '2025-02-24'];
    expect(others.map((dueOn) => ask(todo, dueOn))).toEqual([
      { refused: 'date-day-off' },
      { refused: 'date-day-off' },
      { refused: 'date-not-later' },
      { refused: 'date-too-far' },
    ]);
  });
});

describe('an extension to another day than the requested one', () => {
  it('is refused for a Saturday and for a holiday', () => {
    const grant = (dueOn: Day) => decideExtension(asked(), { ...act, grant: true, dueOn });
    expect(grant('2025-01-11')).toEqual({ refused: 'date-day-off' });
    expect(grant('2025-01-01')).toEqual({ refused: 'date-day-off' });
  });
});

describe('the reason why a person cannot ask for more time', () => {
  const reasonOf = (part: Parameters<typeof dutyView>[0]) => extensionRefusal([dutyView(part)]);

  it.each([
    ['a member', {}, 'ผู้ขอขยายเวลาได้คือพัฒนากร'],
    ['a report in review', { holder: 'district', state: 'inReview' }, 'กำลังรอตรวจ'],
    ['an accepted report', { holder: 'nobody', state: 'accepted' }, 'เสร็จแล้ว'],
    ['a waived duty', { holder: 'nobody', state: 'waived' }, 'ได้รับยกเว้น'],
    ['a report without a date', { extra: true }, 'ไม่มีกำหนดส่ง'],
    ['the province', { actions: ['giveExtension'] }, 'จังหวัดไม่ต้องขอ'],
    ['a letter out of force', { archived: true }, 'เลิกใช้แล้ว'],
  ] as const)('is given correctly for %s', (_whom, part, words) => {
    expect(reasonOf({ ...part, actions: 'actions' in part ? [...part.actions] : [] })).toContain(
      words,
    );
  });
});
