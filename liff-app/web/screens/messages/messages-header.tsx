import type { Me } from '#contract/contract.ts';
import { messages } from '#web/messages.ts';
import { PageHeader } from '#web/parts/headers.tsx';
import { useOpenQuestions } from '#web/parts/open-questions.ts';

type MessagesTab = 'questions' | 'announcements' | 'deliveries';

/** The header of every screen under ข้อความ. The province also gets a link to announcements. */
export function MessagesHeader({ me, current }: { me: Me; current: MessagesTab }) {
  const questions = useOpenQuestions(me);
  return (
    <>
      <PageHeader plain title={messages.tabs.messages} who={me.office.name} />
      {me.lead === 'province' ? (
        <nav class="people-tabs" aria-label={messages.tabs.messages}>
          <a
            href="/app/messages/questions"
            aria-current={current === 'questions' ? 'page' : undefined}
          >
            คำถาม {questions ? <b>{questions}</b> : null}
          </a>
          <a
            href="/app/messages/announcements"
            aria-current={current === 'announcements' ? 'page' : undefined}
          >
            ประกาศ
          </a>
          <a
            href="/app/messages/deliveries"
            aria-current={current === 'deliveries' ? 'page' : undefined}
          >
            การส่ง
          </a>
        </nav>
      ) : null}
    </>
  );
}
