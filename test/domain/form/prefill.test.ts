import { describe, expect, test } from 'vitest';
import { rowsOf } from '#domain/form/answers.ts';
import { draftProblem, fieldsOf, validateAnswers } from '#domain/form/form.ts';
import type { Form } from '#domain/form/form.ts';
import { formFor, formIds } from '#domain/forms/index.ts';
import type { FormId } from '#domain/forms/index.ts';
import { applyOrder } from '#domain/register/order.ts';
import { prefillOf } from '#domain/form/prefill.ts';
import type { PrefillFacts } from '#domain/form/prefill.ts';
import { applyRegister } from '#domain/register/register.ts';
import { context, sampleCriteria } from '#test/examples/example.ts';
import { examplesOf } from '#test/examples/index.ts';

function formOf(id: FormId): Form {
  const form = formFor(id, { criteria: sampleCriteria });
  if (!form) throw new Error(`no form ${id}`);
  return form;
}

const register = examplesOf['committee-register'].accepted[0].answers;
const meeting = examplesOf['meeting-report'].accepted[0].answers;
const centre = { centre: 't570401', areaCode: '570401' } as const;
const seatsOf = (answers: typeof register, known: PrefillFacts['seats'] = []) =>
  applyRegister({ known, answers, under: null, centre, today: context.today });
const seats = seatsOf(register).map((seat, at) => ({ ...seat, id: `m${at + 1}` }));
const facts: PrefillFacts = {
  today: context.today,
  fiscalYear: 2568,
  centreName: 'ศอช.ต.งิ้ว',
  seats,
  register: { answers: register, fiscalYear: 2567 },
  order:
    applyOrder({
      live: null,
      answers: register,
      id: 'o1',
      of: { ...centre, duty: 'd1' },
      today: context.today,
    }).changed[0] ?? null,
  meetings: [meeting],
  planMission: examplesOf['plan-mission'].accepted[0].answers,
  strongTambon: examplesOf['strong-tambon-projects'].accepted[0].answers,
};
const nothing: PrefillFacts = {
  ...facts,
  seats: [],
  register: null,
  order: null,
  meetings: [],
  planMission: null,
  strongTambon: null,
};
const begun = (id: FormId, of: PrefillFacts = facts) => prefillOf(formOf(id), of);

describe.each(formIds)('%s begun from the ledger', (id) => {
  test.each([
    ['all is known', facts],
    ['nothing is known', nothing],
  ])('fills in no invalid answer when %s', (_, known) => {
    const form = formOf(id);
    const { answers, sources } = begun(id, known);
    expect(Object.keys(sources)).toEqual(Object.keys(answers));
    const { problems } = validateAnswers({ form, answers, reasons: {}, ctx: context });
    const filled = problems.filter((problem) => {
      const [field = ''] = problem.path.split('.');
      return field in answers && problem.checkId === undefined;
    });
    expect(filled).toEqual([]);
    for (const field of fieldsOf(form)) expect(draftProblem(field, answers[field.id])).toBeNull();
    for (const words of Object.values(sources)) expect(words).toMatch(/[ก-๙]/);
  });
});

describe('the form committee-register', () => {
  test('starts with all current members, identified by their seat ids', () => {
    const { answers } = begun('committee-register');
    expect(answers['members']).toEqual(register['members']);
    expect(seatsOf(answers, seats)).toEqual(seats);
  });

  test('states the tambon of a member from another tambon', () => {
    const [first, ...rest] = rowsOf(register, 'members');
    const before = { ...register, members: [{ ...first, tambon: 'เวียง' }, ...rest] };
    const known = { ...facts, seats: seatsOf(before, seats) };
    expect(begun('committee-register', known).answers['members']).toEqual(before.members);
  });

  test('asks for the appointment order again in a new year', () => {
    const { answers } = begun('committee-register');
    expect(answers['office']).toEqual(register['office']);
    expect([answers['orderState'], answers['orderNo']]).toEqual([undefined, undefined]);
  });

  test('reuses the appointment order for a second register of the year until its term ends', () => {
    const sameYear = { ...facts, register: { answers: register, fiscalYear: 2568 } };
    const over = { ...sameYear, today: '2028-12-11' } as const;
    expect(begun('committee-register', sameYear).answers).toMatchObject({
      orderState: 'stands',
      orderNo: '12/2567',
      orderFiles: register['orderFiles'],
      termTo: '2028-12-10',
    });
    expect(begun('committee-register', over).answers['orderNo']).toBeUndefined();
  });
});

test('meeting-report proposes the next number of the year and the chair of the register', () => {
  expect(begun('meeting-report').answers).toEqual({ meetingNo: '2/2568', chairedBy: ['m1'] });
  expect(begun('meeting-report', nothing).answers).toEqual({ meetingNo: '1/2568' });
});

test('integrated-committee-order names the whole committee', () => {
  expect(begun('integrated-committee-order')).toEqual({
    answers: { experts: seats.map((seat) => seat.id) },
    sources: { experts: 'จากทะเบียนกรรมการ' },
  });
});

test('operations-report lists the meetings, the plan and the projects of the year so far', () => {
  const { answers } = begun('operations-report');
  expect(answers).toMatchObject({
    periodFrom: '2024-10-01',
    periodTo: context.today,
    meetings: [{ heldOn: meeting['heldOn'], meetingNo: meeting['meetingNo'] }],
    planState: 'done',
    proposed: 6,
    included: 4,
  });
  expect(answers['projects']).toEqual([
    { id: 'r1', name: 'ธนาคารเมล็ดพันธุ์ผักพื้นบ้าน', stage: 'running', budget: 25_000 },
    { id: 'r2', name: 'บัญชีครัวเรือนทั้งตำบล', stage: 'tambonPlan', budget: 25_000 },
  ]);
  expect(begun('operations-report', { ...facts, today: '2025-11-02' }).answers['periodTo']).toBe(
    '2025-09-30',
  );
});

test('progress-assessment counts the reported meetings, even when there are none', () => {
  expect(begun('progress-assessment').answers['meetingsHeld']).toBe(1);
  expect(begun('progress-assessment', nothing).answers['meetingsHeld']).toBe(0);
});
