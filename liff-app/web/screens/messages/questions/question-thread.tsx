import type { Me } from '#contract/contract.ts';
import type { Day } from '#domain/calendar.ts';
import { formatTime } from '#domain/thai/date.ts';
import { bangkokDayOf, dayText } from '#web/format-day.ts';
import { Banner } from '#web/parts/feedback.tsx';
import { groupBy } from '#web/group-by.ts';
import { AnswerBox } from './answer-box.tsx';
import { ClosedQuestion } from './question-actions.tsx';
import type { Question } from './question-texts.ts';

interface Props {
  me: Me;
  question: Question;
  reload: () => void;
}

/** The messages of a question as a chat, then the answer. */
export function QuestionThread({ me, question, reload }: Props) {
  return (
    <>
      <Messages question={question} today={me.today} />
      {question.state === 'heard' ? (
        <div class="page">
          <Banner tint="is-draft" icon="info">
            ระบบอ่านข้อความนี้ไม่ออก ผู้ส่งไม่ได้กดส่งให้เจ้าหน้าที่ ท่านตอบได้ถ้าเห็นว่าควรตอบ
          </Banner>
        </div>
      ) : null}
      {question.state === 'closed' ? (
        <ClosedQuestion question={question} reload={reload} />
      ) : (
        <AnswerBox key={question.id} me={me} question={question} reload={reload} />
      )}
    </>
  );
}

function Messages({ question, today }: { question: Question; today: Day }) {
  const days = groupBy(question.messages, ({ at }) => bangkokDayOf(at));
  return (
    // A long thread scrolls, so it must be reachable by keyboard.
    <div class="chat-thread" role="log" aria-label="ข้อความ" tabIndex={0}>
      {[...days].map(([day, texts]) => (
        <div key={day} class="chat-day">
          <p class="chat-date">
            {day === today ? 'วันนี้ ' : ''}
            {dayText(day, 'medium')}
          </p>
          {texts.map((message, index) => (
            <div key={index} class={message.from === 'office' ? 'chat-line mine' : 'chat-line'}>
              <p class="chat-bubble words">{message.text}</p>
              <small>
                {formatTime(new Date(message.at))}
                {message.from === 'office' ? ` ${message.name || 'เจ้าหน้าที่'}` : ''}
              </small>
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
