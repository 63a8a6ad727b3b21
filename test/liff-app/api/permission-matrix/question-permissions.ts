import { randomUUID } from 'node:crypto';
import { askQuestion, hearText } from '#use-cases/questions/ask-question.ts';
import { execute } from '#use-cases/use-case.ts';
import { situation } from '#test/support/world.ts';
import { officers, provinceOffice } from './groups.ts';
import type { Rows, Sample, Stage } from './stage.ts';

/** The chair of ต.เวียง asks the officers of the tambon in chat. The request is about that question. */
function asked(json?: unknown) {
  return async ({ db }: Stage): Promise<Sample> => {
    const chair = situation(db, { as: 'chair' });
    const heard = await execute(hearText, { situation: chair, input: { text: 'ค่าพาหนะ' } });
    const params = { id: heard?.id ?? '' };
    await execute(askQuestion, { situation: chair, input: params });
    return json === undefined ? { params } : { params, json };
  };
}

const desk = [...officers, 'head', ...provinceOffice] as const;

/** Endpoints of questions to the office, for the officers of the place and the offices above them. */
export const questionPermissions = {
  'questions.list': {
    send: { query: { state: 'open' } },
    may: [...desk, 'otherOfficer', 'otherHead'],
  },
  'questions.count': { send: {}, may: [...desk, 'otherOfficer', 'otherHead'] },
  'question.read': { send: asked(), may: desk },
  'question.answer': { send: asked({ answer: randomUUID(), text: 'เบิกได้' }), may: desk },
  'question.forward': { send: asked({}), may: desk },
  'question.close': { send: asked({ isOpen: false }), may: desk },
} satisfies Rows;
