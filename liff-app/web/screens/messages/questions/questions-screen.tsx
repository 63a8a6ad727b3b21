import { useEffect } from 'preact/hooks';
import type { Me, Output } from '#contract/contract.ts';
import { useReloadAfterChange } from '#web/api/reload-after-change.ts';
import { useResource } from '#web/api/resource.ts';
import { useWide } from '#web/media.ts';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { openQuestions } from '#web/parts/open-questions.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { MessagesHeader } from '../messages-header.tsx';
import { QuestionList } from './question-list.tsx';
import { QuestionPane } from './question-pane.tsx';
import { questionsPath } from './question-texts.ts';
import type { QuestionState } from './question-texts.ts';

type Questions = Output<'questions.list'>;

/** From this width on, the chosen question is shown beside the list. On narrower screens it has a page. */
const paneFrom = 1024;

const stateLabels: Readonly<Record<QuestionState, string>> = {
  open: 'รอตอบ',
  answered: 'ตอบแล้ว',
  closed: 'ปิดแล้ว',
  heard: 'ระบบอ่านไม่ออก',
};
const states = ['open', 'answered', 'closed', 'heard'] as const;

function stateOf(query: URLSearchParams): QuestionState {
  return states.find((state) => state === query.get('state')) ?? 'open';
}

/** คำถาม: questions that people ask the reader’s office in chat. */
export function Screen({ me, query }: ScreenProps) {
  const state = stateOf(query);
  const list = useResource('questions.list', { state });
  useReloadAfterChange(list);
  const waiting = list.state.kind === 'ready' ? list.state.data.waiting : null;
  useEffect(() => {
    if (waiting !== null) openQuestions.value = waiting;
  }, [waiting]);
  const hasPane = useWide(paneFrom);
  return (
    <>
      <MessagesHeader me={me} current="questions" />
      <main class="page first-gap">
        <div class={hasPane ? 'questions-split' : ''}>
          <section class="panel questions" aria-labelledby="questions-title">
            <header>
              <h2 id="questions-title">คำถามถึงเจ้าหน้าที่</h2>
              <States state={state} waiting={waiting} />
            </header>
            <ResourceView resource={list} heights={[88, 88, 88]}>
              {(read) => <Found {...{ me, read, state, query, hasPane }} />}
            </ResourceView>
          </section>
          {hasPane ? <Chosen {...{ me, query, list: list.state }} /> : null}
        </div>
      </main>
    </>
  );
}

function States({ state, waiting }: { state: QuestionState; waiting: number | null }) {
  return (
    <nav class="question-states" aria-label="สถานะของคำถาม">
      {states.map((listed) => (
        <a
          key={listed}
          href={listed === 'open' ? questionsPath : `${questionsPath}?state=${listed}`}
          aria-current={listed === state ? 'page' : undefined}
        >
          {stateLabels[listed]} {listed === 'open' && waiting !== null ? waiting : ''}
        </a>
      ))}
    </nav>
  );
}

interface FoundProps {
  read: Questions;
  state: QuestionState;
  query: URLSearchParams;
  hasPane: boolean;
}

const emptyTexts: Readonly<Record<QuestionState, { title: string; text: string }>> = {
  open: { title: 'ไม่มีคำถามรอตอบ', text: 'เมื่อมีผู้ถามในแชต คำถามจะอยู่ที่นี่' },
  answered: { title: 'ยังไม่มีคำถามที่ตอบแล้ว', text: 'คำตอบของท่านจะส่งถึงผู้ถามทางไลน์' },
  closed: { title: 'ยังไม่มีคำถามที่ปิด', text: 'คำถามที่ปิดแล้วเปิดอีกครั้งได้จากที่นี่' },
  heard: {
    title: 'ไม่มีข้อความที่ระบบอ่านไม่ออก',
    text: 'ข้อความที่ระบบอ่านไม่ออกและผู้ส่งไม่ได้ส่งต่อ จะอยู่ที่นี่ 30 วัน',
  },
};

function Found({ read, state, query, hasPane }: FoundProps) {
  if (read.questions.length > 0)
    return <QuestionList {...{ questions: read.questions, now: read.now, query, hasPane }} />;
  const { title, text } = emptyTexts[state];
  return (
    <EmptyState icon="done" title={title} tint="is-done">
      <p>{text}</p>
    </EmptyState>
  );
}

interface ChosenProps {
  me: Me;
  query: URLSearchParams;
  list: ReturnType<typeof useResource<'questions.list'>>['state'];
}

/** The question in the address, or the first in the list. */
function Chosen({ me, query, list }: ChosenProps) {
  const first = list.kind === 'ready' ? list.data.questions[0]?.id : undefined;
  const id = query.get('question') ?? first;
  return id === undefined ? null : <QuestionPane key={id} me={me} id={id} />;
}
