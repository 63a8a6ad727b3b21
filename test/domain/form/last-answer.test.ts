import { describe, expect, test } from 'vitest';
import { fieldsOf, validateAnswers } from '#domain/form/form.ts';
import type { Field } from '#domain/form/form.ts';
import { formFor, formIds } from '#domain/forms/index.ts';
import { previousAnswer } from '#domain/form/previous-answer.ts';
import { attached, context, sampleCriteria } from '#test/examples/example.ts';
import { examplesOf } from '#test/examples/index.ts';

const again = (field: Field, last: unknown) => previousAnswer({ field, last, ctx: context });
const plan: Field = { id: 'f', kind: 'longText', label: 'แผน', max: 20 };

describe('the previous answer', () => {
  test('is offered unchanged', () => {
    expect(again(plan, 'สำรวจให้ครบ')).toBe('สำรวจให้ครบ');
    expect(again({ id: 'f', kind: 'yesNo', label: 'เข้าร่วม' }, false)).toBe(false);
  });

  test('is not offered when there was none, or when it would be refused now', () => {
    expect(again(plan, undefined)).toBeNull();
    expect(again(plan, 'ก'.repeat(21))).toBeNull();
    expect(again({ ...plan, fresh: true }, 'สำรวจให้ครบ')).toBeNull();
  });

  test('leaves out files in a field, in a row and as evidence', () => {
    expect(again({ id: 'f', kind: 'photos', label: 'รูป' }, [attached(1)])).toBeNull();
    const rows: Field = {
      id: 'f',
      kind: 'repeat',
      label: 'โครงการ',
      itemLabel: 'โครงการ',
      max: 3,
      fields: [
        { id: 'name', kind: 'text', label: 'ชื่อ' },
        { id: 'photos', kind: 'photos', label: 'รูป' },
      ],
    };
    expect(again(rows, [{ id: 'r1', name: 'ธนาคารขยะ', photos: [attached(1)] }])).toEqual([
      { id: 'r1', name: 'ธนาคารขยะ' },
    ]);
    const score: Field = {
      id: 'f',
      kind: 'indicator',
      label: '1.1 ก',
      indicatorId: '1.1',
      guidance: '',
      choices: [{ score: 1, text: 'มี' }],
      evidence: [],
    };
    const last = { score: 1, note: 'ครบ', reason: 'เพิ่ม', photos: [attached(1)] };
    expect(again(score, last)).toEqual({ score: 1, note: 'ครบ' });
  });

  test('leaves out people who have left the register', () => {
    const field: Field = { id: 'f', kind: 'memberPick', label: 'ผู้ทรงคุณวุฒิ' };
    expect(again(field, ['m1', 'gone'])).toEqual(['m1']);
    expect(again(field, ['gone'])).toBeNull();
  });
});

test.each(formIds)('a copied answer of %s causes no problem', (id) => {
  const form = formFor(id, { criteria: sampleCriteria });
  if (!form) throw new Error('no form');
  const { answers } = examplesOf[id].accepted[0];
  for (const field of fieldsOf(form)) {
    const copy = again(field, answers[field.id]);
    if (copy === null) continue;
    const judged = validateAnswers({
      form,
      answers: { ...answers, [field.id]: copy },
      reasons: {},
      ctx: context,
    });
    expect(judged.problems.filter((problem) => problem.checkId === undefined)).toEqual([]);
  }
});
