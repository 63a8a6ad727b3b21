import { describe, expect, it } from 'vitest';
import { addMonths } from '#domain/calendar.ts';
import { offersAt } from '#domain/form/offers.ts';
import { fieldAt } from '#domain/form/definition.ts';
import { draftProblem } from '#domain/form/form.ts';
import type { Answers } from '#domain/form/form.ts';
import { formFor } from '#domain/forms/index.ts';
import { context } from '#test/examples/example.ts';

const form = formFor('meeting-report');
const today = '2025-06-10';

function offersFor(id: string, of: { answers?: Answers; last?: Answers }) {
  const field = form && fieldAt(form, id);
  if (!form || !field) throw new Error(`no question ${id}`);
  const last = of.last ? { answers: of.last, title: 'ครั้งที่ 1' } : null;
  const facts = { answers: of.answers ?? {}, last };
  return { field, offers: offersAt(form, { path: id, facts, ctx: { ...context, today } }) };
}

const labels = (id: string, of: Parameters<typeof offersFor>[1]) =>
  offersFor(id, of).offers.map(({ label }) => label);

describe('the day of a meeting', () => {
  const last = { heldOn: '2025-03-11', nextMeetingOn: '2025-06-09' };

  it('is offered when the last report announced it and it has come', () => {
    expect(labels('heldOn', { last })).toEqual(['วันที่นัดไว้ จันทร์ 9 มิ.ย. 2568']);
  });

  it('is not offered before it has come, or when none was announced', () => {
    expect(labels('heldOn', { last: { ...last, nextMeetingOn: '2025-06-11' } })).toEqual([]);
    expect(labels('heldOn', { last: { ...last, nextMeetingOn: '2025-03-11' } })).toEqual([]);
    expect(labels('heldOn', { last: { heldOn: '2025-03-11' } })).toEqual([]);
    expect(labels('heldOn', {})).toEqual([]);
  });
});

describe('the day of the next meeting', () => {
  it('is offered one, three and six months after this one', () => {
    expect(labels('nextMeetingOn', { answers: { heldOn: '2025-06-10' } })).toEqual([
      'อีก 1 เดือน พฤหัสบดี 10 ก.ค. 2568',
      'อีก 3 เดือน พุธ 10 ก.ย. 2568',
      'อีก 6 เดือน พุธ 10 ธ.ค. 2568',
    ]);
    expect(labels('nextMeetingOn', {})).toEqual([]);
  });

  it('is offered in the same way for the task of an item', () => {
    expect(labels('agenda.r1.dueOn', { answers: { heldOn: '2025-06-10' } })).toEqual([
      'ภายใน 1 เดือน พฤหัสบดี 10 ก.ค. 2568',
      'ภายใน 3 เดือน พุธ 10 ก.ย. 2568',
      'ภายใน 6 เดือน พุธ 10 ธ.ค. 2568',
    ]);
    expect(labels('agenda.r1.dueOn', {})).toEqual([]);
  });

  it('is the last day of a shorter month', () => {
    expect(addMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(addMonths('2023-08-31', 6)).toBe('2024-02-29');
    expect(addMonths('2025-11-30', 3)).toBe('2026-02-28');
    expect(addMonths('2025-06-10', 12)).toBe('2026-06-10');
  });
});

describe('the agenda of the last meeting', () => {
  const agenda = [
    { id: 'r1', topic: 'ทบทวนแผน', summary: 'ก', resolution: 'เห็นชอบ', responsible: 'เลขานุการ' },
    { id: 'r2', topic: '', resolution: 'รับทราบ' },
    { id: 'r3', topic: 'เรื่องอื่น ๆ', resolution: 'รับทราบ', dueOn: '2025-05-01' },
  ];

  it('is offered by its topics and people, without what was said and decided', () => {
    const { field, offers } = offersFor('agenda', { last: { agenda } });
    expect(offers).toEqual([
      {
        label: 'ใส่วาระเหมือนครั้งที่ 1 (2 วาระ)',
        value: [
          { id: 'last1', topic: 'ทบทวนแผน', responsible: 'เลขานุการ' },
          { id: 'last2', topic: 'เรื่องอื่น ๆ' },
        ],
      },
    ]);
    expect(draftProblem(field, offers[0]?.value)).toBeNull();
  });

  it('is not offered when there was none', () => {
    expect(labels('agenda', { last: { agenda: [] } })).toEqual([]);
    expect(labels('agenda', {})).toEqual([]);
  });
});

describe('problems of the last meeting', () => {
  it('are offered in full under a short label', () => {
    const problems = `กรรมการติดเกี่ยวข้าว ${'ก'.repeat(200)}`;
    const { offers } = offersFor('problems', { last: { problems } });
    expect(offers[0]?.value).toBe(problems);
    expect(offers[0]?.label).toMatch(/^เหมือนครั้งที่ 1: กรรมการติดเกี่ยวข้าว ก+$/u);
    expect(offers[0]?.label.length).toBeLessThan(90);
  });
});
