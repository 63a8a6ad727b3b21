import { describe, expect, it } from 'vitest';
import { fieldsOf } from '#domain/form/form.ts';
import { formFor } from '#domain/forms/index.ts';
import { lockedFields } from '#web/screens/form/locked-fields.ts';
import { context } from '#test/examples/example.ts';
import { examplesOf } from '#test/examples/index.ts';
import { dutyView } from './duty-view.ts';

const form = formFor('committee-register');
if (!form) throw new Error('the form exists');
const { answers } = examplesOf['committee-register'].accepted[0];
const everything = fieldsOf(form)
  .map((field) => field.id)
  .filter((id) => id !== 'orderProgress');

const comment = (path: string | null, resolvedIn: number | null = null) => ({
  id: `comment ${path}`,
  path,
  text: 'แก้',
  by: 'นายภูผา',
  at: '2024-12-18T01:00:00.000Z',
  revision: 1,
  desk: 'district' as const,
  resolvedIn,
  replies: [],
});
const closed = (
  comments: ReturnType<typeof comment>[],
  of: { state?: 'returned' | 'draft'; answers?: object; changed?: string[] } = {},
) => [
  ...lockedFields({
    open: {
      duty: dutyView({ state: of.state ?? 'returned' }),
      comments,
      changed: of.changed ?? [],
    },
    form,
    ctx: context,
    answers: { ...answers, ...of.answers },
  }),
];

describe('a returned report in the form', () => {
  it('opens only the fields with comments', () => {
    expect(closed([comment('orderNo')])).toEqual(everything.filter((id) => id !== 'orderNo'));
  });

  it('opens a list when a row has a comment, and all questions of a step with a comment', () => {
    expect(closed([comment('members.m3.phone')])).not.toContain('members');
    const afterStep = closed([comment('order')]);
    expect(afterStep).toEqual(['centreName', 'office', 'phone', 'foundedYear', 'members']);
  });

  it('unlocks every field when a comment is about the whole report', () => {
    expect(closed([comment('orderNo'), comment(null)])).toEqual([]);
  });

  it('unlocks no field because of a comment on an earlier revision', () => {
    expect(closed([comment('orderNo', 2), comment('signer')])).toContain('orderNo');
    expect(closed([comment('orderNo', 2)])).toEqual([]);
  });

  it('leaves missing or wrong answers open, with or without a comment', () => {
    const left = closed([comment('orderNo')], { answers: { signer: '', termTo: 'พรุ่งนี้' } });
    expect(left).not.toContain('signer');
    expect(left).not.toContain('termTo');
  });

  it('opens questions whose criteria have changed after they were answered', () => {
    expect(closed([comment('orderNo')], { changed: ['signer'] })).not.toContain('signer');
  });

  it('locks no field because of a comment on a question that the form no longer has', () => {
    expect(closed([comment('gone')])).toEqual([]);
  });
});

it('a report that was not returned has no locked fields', () => {
  expect(closed([comment('orderNo')], { state: 'draft' })).toEqual([]);
});
