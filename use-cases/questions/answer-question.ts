import * as z from 'zod/mini';
import type { AreaCode } from '#domain/centre/centre.ts';
import { areaLabelFor } from '#domain/centre/label.ts';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import { deskAbove, questionStateSchema } from '#domain/questions/question.ts';
import type { Person } from '#models/persons.ts';
import type { Question } from '#models/questions.ts';
import { notify } from '../notices/notices.ts';
import { command, query, requirePermission } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { answeredAreas } from './answered-areas.ts';
import { officeOf } from './ask-question.ts';

const mostShown = 200;

/** The questions to the reader's offices. For `open`, longest waiting first. */
export const listQuestions = query({
  name: 'questions.list',
  input: z.object({ state: questionStateSchema }),
  run: async (env, { state }) => {
    const areas = answeredAreas(env.actor);
    if (areas.length === 0) throw new Problem('not-allowed');
    const found = await env.stores.questions.inState(state, areas, mostShown);
    const questions = found.filter(({ person }) => person !== env.actor.person);
    return {
      now: env.now,
      waiting: await env.stores.questions.countOpen(areas),
      questions: await viewsOf(env, questions),
    };
  },
});

/** How many questions wait for an answer by the reader's office. */
export const countQuestions = query({
  name: 'questions.count',
  input: z.object({}),
  run: async ({ stores, actor }) => {
    const areas = answeredAreas(actor);
    if (areas.length === 0) throw new Problem('not-allowed');
    return { waiting: await stores.questions.countOpen(areas) };
  },
});

async function viewsOf(env: UseCaseContext, questions: readonly Question[]) {
  const { stores } = env;
  const writers = questions.flatMap(({ person, messages }) => [
    person,
    ...messages.map(({ by }) => by),
  ]);
  const people = await stores.persons.many([...new Set(writers)]);
  const known = new Map(people.map((person) => [person.id, person]));
  const desks = new Set(questions.flatMap(({ desk }) => [desk, deskAbove(desk) ?? []].flat()));
  const offices = new Map(
    await Promise.all([...desks].map(async (desk) => [desk, await officeOf(env, desk)] as const)),
  );
  const roles = await rolesOf(env, people);
  return questions.map((question) => ({
    id: question.id,
    state: question.state,
    name: known.get(question.person)?.name ?? '',
    person: question.person,
    who: roles.get(question.person) ?? [],
    office: offices.get(question.desk) ?? '',
    messages: question.messages.map(({ from, by, text, at }) => ({
      from,
      name: known.get(by)?.name ?? '',
      text,
      at,
    })),
    askedAt: question.askedAt,
    waitingSince: question.waitingSince,
    changedAt: question.changedAt,
    officeAbove: officeAbove(question, offices),
  }));
}

function officeAbove({ desk }: Question, offices: ReadonlyMap<AreaCode, string>): string | null {
  const above = deskAbove(desk);
  return above === null ? null : (offices.get(above) ?? null);
}

/** The roles of each person, with the place of each role. */
async function rolesOf({ stores }: UseCaseContext, people: readonly Person[]) {
  const codes = people.flatMap(({ grants }) => grants.map(({ areaCode }) => areaCode));
  const areas = await stores.areas.many([...new Set(codes)]);
  const labels = new Map(areas.map((area) => [area.id, areaLabelFor(area, [])]));
  return new Map(
    people.map(({ id, grants }) => [
      id,
      grants.map(({ role, seat, areaCode, centre }) => ({
        role,
        seat,
        place: labels.get(areaCode) ?? '',
        centre,
      })),
    ]),
  );
}

/** One question with its messages. */
export const readQuestion = query({
  name: 'question.read',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }) => {
    const [view] = await viewsOf(env, [await findQuestion(env, id)]);
    if (!view) throw new Problem('not-found');
    return view;
  },
});

async function findQuestion(env: UseCaseContext, id: string): Promise<Question> {
  const question = await env.stores.questions.get(id);
  if (!question) throw new Problem('not-found');
  requirePermission(env, { action: 'question.answer', subject: { areaCode: question.desk } });
  if (question.person === env.actor.person) throw new Problem('not-allowed');
  return question;
}

/**
 * Sends an answer, which the person who asked reads in chat. If two people answer at the same time,
 * both answers are kept. The app makes the id `answer` for a text, so that a repeated request answers
 * once.
 */
export const answerQuestion = command({
  name: 'question.answer',
  input: z.object({
    id: z.uuid(),
    answer: z.optional(z.uuid()),
    text: z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.question.answerLetters)),
  }),
  run: async (env, { id, text, answer }) => {
    const { stores, actor, now } = env;
    const question = await findQuestion(env, id);
    if (answer && question.messages.some((message) => message.id === answer)) return {};
    if (question.messages.length >= limits.question.messages) throw new Problem('question-full');
    const message = {
      ...(answer ? { id: answer } : {}),
      from: 'office',
      by: actor.person,
      text,
      at: now,
    } as const;
    const changed = await stores.questions.add(id, {
      while: ['heard', 'open', 'answered'],
      message,
      set: { state: 'answered' },
    });
    if (!changed) throw new Problem('wrong-state');
    await notify(env, {
      key: `question:${id}:${question.messages.length}`,
      people: [question.person],
      areaCode: question.desk,
      notice: {
        kind: 'questionAnswered',
        question: id,
        text,
        by: actor.name,
        asked: lastAsked(question),
      },
      urgent: true,
    });
    env.audit({ subject: question.person, areaCode: question.desk });
    return {};
  },
});

function lastAsked({ messages }: Question): string {
  return messages.findLast(({ from }) => from === 'asker')?.text ?? '';
}

/** Passes the question on to the office one level up. */
export const forwardQuestion = command({
  name: 'question.forward',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }): Promise<{ office: string }> => {
    const question = await findQuestion(env, id);
    const desk = deskAbove(question.desk);
    if (desk === null) throw new Problem('wrong-state');
    const changed = await env.stores.questions.change(id, {
      while: ['heard', 'open'],
      set: { desk, state: 'open' },
      at: env.now,
    });
    if (!changed) throw new Problem('wrong-state');
    env.audit({ subject: question.person, areaCode: question.desk });
    return { office: await officeOf(env, desk) };
  },
});

/**
 * Ends a question or opens it again. An opened question waits for an answer unless the office wrote
 * last. A second tap changes nothing.
 */
export const closeQuestion = command({
  name: 'question.close',
  input: z.object({ id: z.uuid(), isOpen: z.boolean() }),
  run: async (env, { id, isOpen }) => {
    const question = await findQuestion(env, id);
    const { stores, now } = env;
    const reopened = question.messages.at(-1)?.from === 'office' ? 'answered' : 'open';
    const other = reopened === 'open' ? await stores.questions.openOf(question.person) : null;
    if (isOpen && other && other.id !== id) throw new Problem('wrong-state');
    await stores.questions.change(id, {
      while: isOpen ? ['closed'] : ['heard', 'open', 'answered'],
      set: { state: isOpen ? reopened : 'closed' },
      at: now,
    });
    env.audit({
      subject: question.person,
      areaCode: question.desk,
      note: isOpen ? 'reopened' : 'closed',
    });
    return {};
  },
});

/** ตอบ in chat: the officer's next words become the answer. Null cancels this. */
export const beginAnswer = command({
  name: 'question.begin',
  input: z.object({ id: z.nullable(z.uuid()) }),
  run: async (env, { id }) => {
    const { stores, actor, now } = env;
    if (id === null) {
      await stores.persons.setOpenQuestion(actor.person, null);
      return null;
    }
    const [view] = await viewsOf(env, [await findQuestion(env, id)]);
    const asked = { kind: 'officeAnswer', question: id, paused: false, askedAt: now } as const;
    await stores.persons.setOpenQuestion(actor.person, asked);
    return view ?? null;
  },
});
