import { useApp } from '#web/app-context.ts';
import { waitedFor } from '#domain/questions/waited.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { Icon } from '#web/parts/icon.tsx';
import { askerName, askerRoles, lastAsked, questionsPath } from './question-texts.ts';
import type { Question } from './question-texts.ts';

interface Props {
  questions: readonly Question[];
  now: string;
  query: URLSearchParams;
  /** A chosen question opens beside the list instead of on a page. */
  hasPane: boolean;
}

/** Open questions with the longest wait first, and other questions with the newest first. */
export function QuestionList({ questions, now, query, hasPane }: Props) {
  const { router } = useApp();
  const chosen = query.get('question') ?? questions[0]?.id;
  const hrefOf = (id: string): string => {
    if (!hasPane) return `${questionsPath}/${encodeURIComponent(id)}`;
    const next = new URLSearchParams(query);
    next.set('question', id);
    return `${questionsPath}?${next}`;
  };
  const open = (event: MouseEvent, href: string) => {
    if (!hasPane || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    router.go(href, { replace: true, keepsScroll: true });
  };
  return (
    <ul>
      {questions.map((question) => {
        const href = hrefOf(question.id);
        return (
          <li key={question.id}>
            <a
              class="question-row"
              href={href}
              aria-current={hasPane && question.id === chosen ? 'true' : undefined}
              onClick={(event) => open(event, href)}
            >
              <strong>{askerName(question)}</strong>
              <Standing question={question} now={now} />
              <small>{askerRoles(question)}</small>
              <span class="question-words">{lastAsked(question)}</span>
            </a>
          </li>
        );
      })}
    </ul>
  );
}

/** How long the person has waited, or when the question last changed. */
function Standing({ question, now }: { question: Question; now: string }) {
  const { state, waitingSince, changedAt } = question;
  if (state === 'open')
    return (
      <span class="question-standing is-due">
        <Icon name="clock" small />
        รอ {waitedFor(new Date(waitingSince), new Date(now))}
      </span>
    );
  const isAnswered = state === 'answered';
  return (
    <span class={`question-standing ${isAnswered ? 'is-done' : 'is-closed'}`}>
      <Icon name={isAnswered ? 'done' : 'closed'} small />
      {dayText(bangkokDayOf(changedAt), 'medium')}
    </span>
  );
}
