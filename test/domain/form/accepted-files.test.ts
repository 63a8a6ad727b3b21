import { describe, expect, it } from 'vitest';
import type { Field } from '#domain/fields/field.ts';
import { takesType, wrongTypeProblems } from '#domain/form/accepted-files.ts';
import { fieldsOf, validateAnswers } from '#domain/form/form.ts';
import type { Answers, Form } from '#domain/form/form.ts';
import { formFor, formIds } from '#domain/forms/index.ts';
import { context, sampleCriteria } from '#test/examples/example.ts';

const pdf = { id: '00000000-0000-4000-8000-000000000001', name: 'คำสั่ง.pdf' };
const types = { [pdf.id]: 'application/pdf' };

interface Question {
  form: Form;
  field: Field;
  path: string;
}

/** Every question of every form. A row of a list is named r1. */
const questions: Question[] = formIds.flatMap((id) => {
  const form = formFor(id, { criteria: sampleCriteria });
  if (!form) throw new Error(`no form ${id}`);
  return fieldsOf(form).flatMap((field) =>
    field.kind === 'repeat'
      ? field.fields.map((inner) => ({ form, field: inner, path: `${field.id}.r1.${inner.id}` }))
      : [{ form, field, path: field.id }],
  );
});

describe('the types of files a question takes', () => {
  it.each(questions.map((question) => [`${question.form.id} ${question.path}`, question] as const))(
    'are pictures, and PDF only where documents are asked for: %s',
    (_name, { form, field, path }) => {
      expect(takesType(form, { path, type: 'image/jpeg' })).toBe(true);
      expect(takesType(form, { path, type: 'application/pdf' })).toBe(field.kind === 'files');
    },
  );

  it('are pictures for a path the form does not know', () => {
    const form = formFor('plan-mission');
    const paths = ['', 'x', 'photos.r1.x', '__proto__', 'evidence.r1.photos'];
    expect(paths.filter((path) => takesType(form, { path, type: 'application/pdf' }))).toEqual([]);
    expect(takesType(null, { path: 'evidence', type: 'application/pdf' })).toBe(false);
  });
});

function problemsOf(id: 'plan-mission' | 'grading' | 'strong-tambon-projects', answers: Answers) {
  const form = formFor(id, { criteria: sampleCriteria });
  if (!form) throw new Error(`no form ${id}`);
  const ctx = { ...context, fileTypes: types };
  const { problems } = validateAnswers({ form, answers, reasons: {}, ctx });
  const found = wrongTypeProblems(form, { answers, types });
  expect(problems).toEqual(expect.arrayContaining(found));
  return found.map(({ path, row = '' }) => `${path} ${row}`);
}

describe('a PDF named by an answer', () => {
  it('is a problem in a photo question and none in a question for documents', () => {
    const answers = { assigned: true, planState: 'done', photos: [pdf], evidence: [pdf] };
    expect(problemsOf('plan-mission', answers)).toEqual(['photos ']);
  });

  it('is a problem in the evidence of an indicator and in a row of a list', () => {
    const grading = formFor('grading', { criteria: sampleCriteria });
    const [indicator] = grading ? fieldsOf(grading).filter(({ kind }) => kind === 'indicator') : [];
    const path = indicator?.id ?? '';
    expect(problemsOf('grading', { [path]: { score: 1, photos: [pdf] } })).toEqual([`${path} `]);
    const projects = [{ id: 'r1', name: 'ปลูกผัก', stage: 'done', photos: [pdf] }];
    expect(problemsOf('strong-tambon-projects', { inProject: true, projects })).toEqual([
      'projects.r1.photos โครงการที่ 1 ปลูกผัก',
    ]);
  });
});
