import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import { deskFor } from '#domain/questions/question.ts';
import { areaLabelFor } from '#domain/centre/label.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import type { Question } from '#models/questions.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';

const textSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(limits.chat.keptLetters));
const dayMs = 86_400_000;

/**
 * Stores a text that the chat did not understand, so that its sender can pass it on to the office
 * with one tap.
 */
export const hearText = command({
  name: 'question.hear',
  input: z.object({ text: textSchema }),
  run: async (env, { text }): Promise<{ id: string; office: string } | null> => {
    const { stores, actor, now } = env;
    const desk = deskFor(actor.grants);
    if (desk === null) return null;
    const question: Question = {
      id: randomUUID(),
      person: actor.person,
      desk,
      state: 'heard',
      messages: [{ from: 'asker', by: actor.person, text, at: now }],
      askedAt: now,
      waitingSince: now,
      changedAt: now,
    };
    await stores.questions.insert(question);
    return { id: question.id, office: await officeOf(env, desk) };
  },
});

/** The name of the office that answers: พัฒนากร ต.งิ้ว, or the office of a district or the province. */
export async function officeOf(
  { stores }: Pick<UseCaseContext, 'stores'>,
  desk: AreaCode,
): Promise<string> {
  const area = await stores.areas.get(desk);
  if (!area) return 'เจ้าหน้าที่';
  if (area.level === 'tambon') return `พัฒนากร ${areaLabelFor(area, [])}`;
  return area.level === 'district'
    ? `สำนักงานพัฒนาชุมชนอำเภอ${area.name}`
    : `สำนักงานพัฒนาชุมชนจังหวัด${area.name}`;
}

/**
 * ส่งให้เจ้าหน้าที่: passes a stored text on to the office. While another question of the person is
 * open, the text is added to that question. A second tap changes nothing.
 */
export const askQuestion = command({
  name: 'question.ask',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }): Promise<{ office: string; isNew: boolean }> => {
    const { stores, actor, now } = env;
    const question = await stores.questions.get(id);
    if (question?.person !== actor.person) throw new Problem('not-found');
    const office = await officeOf(env, question.desk);
    if (question.state !== 'heard') return { office, isNew: false };
    const open = await stores.questions.openOf(actor.person);
    const [message] = question.messages;
    if (open && message) {
      await addTo(env, open, message.text);
      await stores.questions.remove({ id });
      return { office: await officeOf(env, open.desk), isNew: true };
    }
    const since = new Date(now.getTime() - dayMs);
    if ((await stores.questions.countOfPerson(actor.person, since)) >= limits.question.perPersonDay)
      throw new Problem('too-many-questions');
    const asked = { state: 'open', askedAt: now, waitingSince: now } as const;
    await stores.questions.change(id, { while: ['heard'], set: asked, at: now });
    env.audit({ subject: actor.person, areaCode: question.desk });
    return { office, isNew: true };
  },
});

async function addTo(
  { stores, actor, now }: UseCaseContext,
  open: Question,
  text: string,
): Promise<void> {
  if (open.messages.length >= limits.question.messages) throw new Problem('question-full');
  const wasAnswered = open.state === 'answered';
  await stores.questions.add(open.id, {
    while: ['open', 'answered'],
    message: { from: 'asker', by: actor.person, text, at: now },
    set: { state: 'open', ...(wasAnswered ? { waitingSince: now } : {}) },
  });
}

/** For this many days after an answer, further words are added to the question. */
const continuedMs = 3 * dayMs;

/**
 * ถามต่อ: adds a text to the person's open or recently answered question. Null when there is no such
 * question; the text is then offered as a new one.
 */
export const continueQuestion = command({
  name: 'question.continue',
  input: z.object({ text: textSchema }),
  run: async (env, { text }): Promise<{ office: string } | null> => {
    const { stores, actor, now } = env;
    const question =
      (await stores.questions.openOf(actor.person)) ??
      (await stores.questions.answeredOf(actor.person, new Date(now.getTime() - continuedMs)));
    if (!question) return null;
    await addTo(env, question, text);
    return { office: await officeOf(env, question.desk) };
  },
});

/** Ends the question for its asker, who needs no answer any more. A second tap changes nothing. */
export const endQuestion = command({
  name: 'question.end',
  input: z.object({ id: z.uuid() }),
  run: async (env, { id }) => {
    const { stores, actor, now } = env;
    const question = await stores.questions.get(id);
    if (question?.person !== actor.person) throw new Problem('not-found');
    if (question.state === 'heard') return {};
    await stores.questions.change(id, {
      while: ['open', 'answered'],
      set: { state: 'closed' },
      at: now,
    });
    env.audit({ subject: actor.person, areaCode: question.desk });
    return {};
  },
});
