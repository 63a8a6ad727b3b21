import type { Connection } from 'mongoose';
import * as z from 'zod/mini';
import { areaCodeSchema } from '#domain/centre/centre.ts';
import type { AreaCode } from '#domain/centre/centre.ts';
import { questionMessageSchema, questionStateSchema } from '#domain/questions/question.ts';
import type { QuestionMessage, QuestionState } from '#domain/questions/question.ts';
import { areaPrefix } from './mongo/area-prefix.ts';
import { createCollection, trusted } from './mongo/collection.ts';

/** A question to the office in chat. Officers of the area in `desk` answer it. */
const questionSchema = z.object({
  id: z.uuid(),
  person: z.string(),
  /** The area whose officers answer. */
  desk: areaCodeSchema,
  state: questionStateSchema,
  messages: z.array(questionMessageSchema),
  /** When the text was received, or when the question was first asked. */
  askedAt: z.date(),
  /** When the oldest unanswered message was written. */
  waitingSince: z.date(),
  changedAt: z.date(),
});
export type Question = z.infer<typeof questionSchema>;

export function createQuestionStore(connection: Connection) {
  const questions = createCollection(connection, {
    name: 'questions',
    shape: questionSchema,
    indexes: [
      { keys: { person: 1, askedAt: -1 } },
      // Unique, so that two taps at the same time make one question.
      {
        keys: { person: 1 },
        options: { unique: true, partialFilterExpression: { state: 'open' } },
      },
      { keys: { state: 1, desk: 1, waitingSince: 1 } },
      { keys: { state: 1, changedAt: 1 } },
      { keys: { 'messages.by': 1 } },
    ],
  });
  const within = (areas: readonly AreaCode[]) => ({
    $or: areas.map((area) => ({ desk: areaPrefix(area) })),
  });
  return {
    ...questions,
    openOf: (person: string) => questions.one({ person, state: 'open' }),
    /** The newest question that the office answered since this time and that is not closed. */
    answeredOf: (person: string, since: Date) =>
      questions.one(
        { person, state: 'answered', changedAt: trusted({ $gte: since }) },
        { sort: { changedAt: -1 } },
      ),
    /** Questions with a message by this person, as the one who asks or for the office. */
    writtenBy: (person: string) => questions.find(trusted({ 'messages.by': person })),
    countOfPerson: (person: string, since: Date) =>
      questions.count({
        person,
        state: trusted({ $ne: 'heard' }),
        askedAt: trusted({ $gte: since }),
      }),
    /**
     * Questions in a state for the offices of these areas. Open ones are sorted with the longest wait
     * first.
     */
    inState: (state: QuestionState, areas: readonly AreaCode[], limit: number) =>
      questions.find(
        { state, ...trusted(within(areas)) },
        { sort: state === 'open' ? { waitingSince: 1, _id: 1 } : { changedAt: -1, _id: 1 }, limit },
      ),
    countOpen: (areas: readonly AreaCode[]) =>
      areas.length === 0
        ? Promise.resolve(0)
        : questions.count({ state: 'open', ...trusted(within(areas)) }),
    /** Adds a message if the question is in one of these states; null otherwise. */
    add: (
      id: string,
      of: { while: readonly QuestionState[]; message: QuestionMessage; set: Partial<Question> },
    ) =>
      questions.update(
        { id, state: trusted({ $in: of.while }) },
        { $push: { messages: of.message }, $set: { ...of.set, changedAt: of.message.at } },
      ),
    change: (
      id: string,
      of: { while: readonly QuestionState[]; set: Partial<Question>; at: Date },
    ) =>
      questions.update(
        { id, state: trusted({ $in: of.while }) },
        { $set: { ...of.set, changedAt: of.at } },
      ),
    /** Removes questions in these states that have not changed since this time. */
    removeOld: (before: Date, states: readonly QuestionState[]) =>
      questions.remove({
        state: trusted({ $in: states }),
        changedAt: trusted({ $lt: before }),
      }),
    removeOf: (person: string) => questions.remove({ person }),
  };
}
