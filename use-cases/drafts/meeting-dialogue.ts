import * as z from 'zod/mini';
import { openMeetingQuestions, readMeetingAnswer } from '#domain/chat/meeting-answers.ts';
import type { MeetingFacts } from '#domain/chat/meeting-answers.ts';
import { daySchema } from '#domain/calendar.ts';
import { rowsOf } from '#domain/form/answers.ts';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { Draft } from '#models/drafts.ts';
import { nameUuid } from '../name-uuid.ts';
import { submitReport } from '../reports/submit-report.ts';
import { command } from '../use-case.ts';
import type { UseCaseContext } from '../use-case.ts';
import { factsOf, openMeeting } from './meeting-draft.ts';
import { saveDraft } from './save-draft.ts';

const saidSchema = z.discriminatedUnion('field', [
  z.object({ field: z.literal('heldOn'), on: daySchema }),
  z.object({ field: z.literal('present') }),
  z.object({ field: z.literal('place') }),
]);

/**
 * Saves one answer from a button. A picked date replaces the old one; มาครบ and "the same place"
 * only fill empty fields, so that an old button cannot overwrite a careful answer.
 */
export const answerMeeting = command({
  name: 'meeting.answered',
  input: z.object({ id: z.string(), said: saidSchema }),
  run: async (env, { id, said: answer }): Promise<{ saved: boolean; why: string | null }> => {
    const { duty, draft, open, answers } = await openMeeting(env, id);
    const facts = await factsOf(env, { duty, open, answers });
    const typed = typedFor(answer, facts);
    if (typed === null) return { saved: false, why: null };
    const reading = readMeetingAnswer(answer.field, typed, { facts, topic: '' });
    if (reading.kind !== 'values')
      return { saved: false, why: reading.kind === 'wrong' ? reading.why : null };
    const saved = await saveValues(env, { id, draft, values: reading.values });
    return { saved, why: null };
  },
});

/** A button says what a person would type. Null when its field is answered already. */
function typedFor(answer: z.infer<typeof saidSchema>, facts: MeetingFacts): string | null {
  if (answer.field === 'heldOn') return formatDay(answer.on, 'long');
  if (answer.field === 'present') return facts.present === 0 ? 'มาครบ' : null;
  return facts.place === '' ? 'ที่เดิม' : null;
}

async function saveValues(
  env: UseCaseContext,
  {
    id,
    draft,
    values,
  }: { id: string; draft: Draft | null; values: Readonly<Record<string, unknown>> },
): Promise<boolean> {
  const changes = Object.entries(values).map(([field, value]) => ({
    field,
    value,
    seen: draft?.savedAt[field] ?? null,
  }));
  const { saved } = await saveDraft.run(env, { id, changes });
  return Object.keys(values).every((field) => field in saved);
}

/** Typed words as the answer to the open question. Says what is wrong, or what is asked next. */
export const typeMeetingAnswer = command({
  name: 'meeting.typed',
  input: z.object({
    id: z.string(),
    question: z.enum(openMeetingQuestions),
    topic: z.string(),
    typed: z.string().check(z.maxLength(limits.chat.keptLetters)),
  }),
  run: async (env, { id, question, topic, typed }): Promise<TypedAnswer> => {
    const { duty, draft, open, answers } = await openMeeting(env, id);
    const facts = await factsOf(env, { duty, open, answers });
    const reading = readMeetingAnswer(question, typed, { facts, topic });
    if (reading.kind === 'wrong') return reading;
    if (reading.kind === 'topic')
      return { kind: 'ask', question: 'resolution', topic: reading.topic };
    if (reading.kind === 'next') return { kind: 'saved' };
    if (reading.kind === 'values') {
      await saveValues(env, { id, draft, values: reading.values });
      return { kind: 'saved' };
    }
    const { topic: subject, resolution } = reading;
    const row = { id: rowId(rowsOf(answers, 'agenda')), topic: subject, resolution };
    const agenda = [...rowsOf(answers, 'agenda'), row];
    await saveValues(env, { id, draft, values: { agenda } });
    return { kind: 'ask', question: 'agendaMore', topic: '' };
  },
});

export type TypedAnswer =
  | { kind: 'wrong'; why: string }
  | { kind: 'ask'; question: 'resolution' | 'agendaMore'; topic: string }
  | { kind: 'saved' };

/** Ids of rows are unique within their list. */
function rowId(rows: readonly { id: string }[]): string {
  const taken = new Set(rows.map(({ id }) => id));
  let at = rows.length + 1;
  while (taken.has(`c${at}`)) at += 1;
  return `c${at}`;
}

/** Sends the report as it stands in the draft. The same draft sent twice is one submission. */
export const sendMeeting = command({
  name: 'meeting.sent',
  input: z.object({ id: z.string() }),
  run: async (env, { id }) => {
    const { duty, draft, answers } = await openMeeting(env, id);
    if (!draft) throw new Problem('wrong-state');
    return submitReport.run(env, {
      id,
      submission: nameUuid(`chat-meeting ${id} ${duty.revision}`),
      follows: duty.revision,
      answers,
      reasons: draft.reasons,
    });
  },
});

/** Keeps what the chat asked this person, so that the next typed words are read as its answer. */
export const askMeetingQuestion = command({
  name: 'meeting.asked',
  input: z.object({
    question: z.nullable(
      z.object({
        duty: z.string(),
        question: z.enum(openMeetingQuestions),
        topic: z.string(),
        paused: z.boolean(),
      }),
    ),
  }),
  run: async ({ stores, actor, now }, { question }) => {
    const asked = question && ({ ...question, kind: 'meeting', askedAt: now } as const);
    await stores.persons.setOpenQuestion(actor.person, asked);
    return {};
  },
});
