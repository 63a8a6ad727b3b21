import * as z from 'zod/mini';
import {
  heldOnReading,
  openMeetingQuestions,
  readMeetingAnswer,
} from '#domain/chat/meeting-answers.ts';
import type { MeetingFacts, MeetingReading } from '#domain/chat/meeting-answers.ts';
import { daySchema } from '#domain/calendar.ts';
import { rowsOf } from '#domain/form/answers.ts';
import { limits } from '#domain/limits.ts';
import { Problem } from '#domain/problem.ts';
import type { Row } from '#domain/fields/repeat.ts';
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
 * Saves the answer of a button. A picked date replaces the earlier one. มาครบ and ที่เดิม only fill
 * empty fields, so that an old button cannot overwrite a more exact answer.
 */
export const answerMeeting = command({
  name: 'meeting.answered',
  input: z.object({ id: z.string(), said: saidSchema }),
  run: async (env, { id, said: answer }): Promise<{ saved: boolean; why: string | null }> => {
    const { duty, draft, open, answers } = await openMeeting(env, id);
    const facts = await factsOf(env, { duty, open, answers });
    const reading = readButton(answer, facts);
    if (reading === null) return { saved: false, why: null };
    if (reading.kind === 'wrong') return { saved: false, why: reading.why };
    const values = reading.kind === 'values' ? reading.values : {};
    return { saved: await saveValues(env, { id, draft, values }), why: null };
  },
});

/** Reads a button as if the person had typed its text. Null when the field is answered already. */
function readButton(
  answer: z.infer<typeof saidSchema>,
  facts: MeetingFacts,
): MeetingReading | null {
  if (answer.field === 'heldOn') return heldOnReading(answer.on, facts);
  const isAnswered = answer.field === 'present' ? facts.present > 0 : facts.place !== '';
  const typed = answer.field === 'present' ? 'มาครบ' : 'ที่เดิม';
  return isAnswered ? null : readMeetingAnswer(answer.field, typed, { facts, topic: '' });
}

/** Returns false when a field was changed elsewhere since, or the form refuses the value. */
async function saveValues(
  env: UseCaseContext,
  of: { id: string; draft: Draft | null; values: Readonly<Record<string, unknown>> },
): Promise<boolean> {
  const changes = Object.entries(of.values).map(([field, value]) => ({
    field,
    value,
    seen: of.draft?.savedAt[field] ?? null,
  }));
  const { saved } = await saveDraft.run(env, { id: of.id, changes });
  return Object.keys(of.values).every((field) => field in saved);
}

const notSaved = 'บันทึกคำตอบนี้ไม่ได้ เพราะข้อนี้เพิ่งถูกแก้จากที่อื่นหรือยาวเกินไป กรุณาตอบอีกครั้ง หรือเปิดแบบเพื่อดู';

/**
 * Reads typed words as the answer to the open question. The result says what is wrong, or what is
 * asked next.
 */
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
    const values =
      reading.kind === 'values'
        ? reading.values
        : { agenda: withItem(rowsOf(answers, 'agenda'), reading) };
    if (!(await saveValues(env, { id, draft, values }))) return { kind: 'wrong', why: notSaved };
    return reading.kind === 'values'
      ? { kind: 'saved' }
      : { kind: 'ask', question: 'agendaMore', topic: '' };
  },
});

export type TypedAnswer =
  | { kind: 'wrong'; why: string }
  | { kind: 'ask'; question: 'resolution' | 'agendaMore'; topic: string }
  | { kind: 'saved' };

/** Adds an item to the agenda. Its row id is new in the list. */
function withItem(
  rows: readonly Row[],
  { topic, resolution }: { topic: string; resolution: string },
): Row[] {
  const taken = new Set(rows.map(({ id }) => id));
  let at = rows.length + 1;
  while (taken.has(`c${at}`)) at += 1;
  return [...rows, { id: `c${at}`, topic, resolution }];
}

/** Sends the draft as the report. Sending the same draft twice makes one submission. */
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

/** Stores what the chat asked this person, so that the next typed words are read as the answer. */
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
