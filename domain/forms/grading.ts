import type { Criteria, Indicator } from '../criteria/criteria.ts';
import type { FieldOf } from '../fields/field.ts';
import { kindOf } from '../fields/index.ts';
import { scoreOf } from '../fields/indicator.ts';
import type { Check, Section } from '../form/definition.ts';
import type { FormDefinition, FormVersion } from '../form/version.ts';
import { indicatorFieldId, score } from '../scoring.ts';

export const grading: FormDefinition = {
  title: {
    long: 'แบบประเมินระดับการพัฒนา ศอช.ต.',
    short: 'ประเมินระดับ',
    word: 'ประเมิน',
  },
  said: ['ตัวชี้วัด', 'ระดับ'],
  levels: ['tambon'],
  versions: [(criteria) => (criteria ? firstVersion(criteria) : null)],
};

/** Builds the form from a criteria set: each category becomes a section, each indicator a field. */
function firstVersion(criteria: Criteria): FormVersion {
  const sections: Section[] = [
    ...criteria.categories.map((category) => ({
      id: `c${category.id}`,
      title: category.title,
      short: `หมวด ${category.id}`,
      fields: category.indicators.map(indicatorField),
    })),
    closing,
  ];
  return {
    version: 1,
    purpose: criteria.sample ? `${criteria.title} ใช้เกณฑ์ตัวอย่าง` : criteria.title,
    sections,
    checks: [evidenceSomewhere(criteria)],
    score: (answers) => score(criteria, answers),
    prefill: ({ today }) => [{ field: 'assessedOn', value: today, source: 'ใส่วันนี้ไว้ให้' }],
  };
}

function indicatorField(indicator: Indicator): FieldOf<'indicator'> {
  return {
    id: indicatorFieldId(indicator.id),
    kind: 'indicator',
    label: `${indicator.id} ${indicator.title}`,
    short: `${indicator.id} ${indicator.shortTitle}`,
    indicatorId: indicator.id,
    guidance: indicator.guidance,
    choices: indicator.choices,
    evidence: indicator.evidence,
  };
}

const closing: Section = {
  id: 'closing',
  title: 'สรุปผลและผู้ประเมิน',
  short: 'สรุปผล',
  fields: [
    { id: 'strengths', kind: 'longText', label: 'จุดเด่น', required: true, max: 1500 },
    { id: 'improve', kind: 'longText', label: 'เรื่องที่ควรพัฒนา', required: true, max: 1500 },
    {
      id: 'plan',
      kind: 'longText',
      label: 'แผนพัฒนาต่อไป',
      hint: 'จะทำอะไร เมื่อไร ใครรับผิดชอบ',
      required: true,
      max: 1500,
    },
    {
      id: 'assessors',
      kind: 'repeat',
      label: 'ผู้ประเมิน',
      itemLabel: 'คน',
      required: true,
      min: 1,
      max: 15,
      fields: [
        { id: 'name', kind: 'personName', label: 'ชื่อผู้ประเมิน', required: true },
        {
          id: 'position',
          kind: 'text',
          label: 'ตำแหน่ง',
          required: true,
          max: 100,
          suggest: 'position',
        },
      ],
    },
    {
      id: 'assessedOn',
      kind: 'date',
      label: 'วันที่ประเมิน',
      required: true,
      fresh: true,
      notAfter: 'today',
    },
  ],
};

/** Warns when no indicator has a photo. Points without photos are allowed, but reviewers ask about them. */
function evidenceSomewhere(criteria: Criteria): Check {
  const fields = criteria.categories.flatMap((category) => category.indicators.map(indicatorField));
  return {
    id: 'some-evidence',
    label: 'หลักฐานประกอบคะแนน',
    severity: 'soft',
    test: (answers) => {
      const first = fields.find((field) => (scoreOf(answers[field.id]) ?? 0) > 0);
      const photographed = fields.some(
        (field) => kindOf(field).attachmentIds(answers[field.id]).length > 0,
      );
      if (!first || photographed) return null;
      return { path: first.id, message: 'ยังไม่มีรูปหลักฐานแม้แต่ข้อเดียว กรุณาแนบรูปหรือระบุเหตุผล' };
    },
  };
}
