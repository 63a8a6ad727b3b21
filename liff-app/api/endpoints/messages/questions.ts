import type { questionRows } from '#contract/questions.ts';
import {
  answerQuestion,
  closeQuestion,
  countQuestions,
  forwardQuestion,
  listQuestions,
  readQuestion,
} from '#use-cases/questions/answer-question.ts';
import { fromUseCase } from '../endpoint.ts';
import type { EndpointsOf } from '../endpoint.ts';

export const questionEndpoints: EndpointsOf<typeof questionRows> = {
  'questions.list': fromUseCase(listQuestions),
  'questions.count': fromUseCase(countQuestions),
  'question.read': fromUseCase(readQuestion),
  'question.answer': fromUseCase(answerQuestion),
  'question.forward': fromUseCase(forwardQuestion),
  'question.close': fromUseCase(closeQuestion),
};
