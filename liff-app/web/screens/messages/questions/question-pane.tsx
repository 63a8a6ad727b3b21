import type { Me } from '#contract/contract.ts';
import { useReloadAfterChange } from '#web/api/reload-after-change.ts';
import { useResource } from '#web/api/resource.ts';
import { ResourceView } from '#web/parts/feedback.tsx';
import { AskerLinks } from './asker-links.tsx';
import { QuestionThread } from './question-thread.tsx';
import { askerName, askerRoles } from './question-texts.ts';

/** The chosen question beside the list. */
export function QuestionPane({ me, id }: { me: Me; id: string }) {
  const read = useResource('question.read', { id });
  useReloadAfterChange(read);
  return (
    <section class="panel question-pane" aria-label="คำถามที่เลือก">
      <ResourceView resource={read} heights={[60, 160, 120]}>
        {(question) => (
          <>
            <header>
              <div>
                <h2>{askerName(question)}</h2>
                <p>{askerRoles(question)}</p>
              </div>
              <AskerLinks me={me} question={question} />
            </header>
            <QuestionThread me={me} question={question} reload={() => void read.reload()} />
          </>
        )}
      </ResourceView>
    </section>
  );
}
