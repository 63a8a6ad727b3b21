import { useReloadAfterChange } from '#web/api/reload-after-change.ts';
import { useResource } from '#web/api/resource.ts';
import { ResourceView } from '#web/parts/feedback.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { AskerLinks } from './asker-links.tsx';
import { QuestionThread } from './question-thread.tsx';
import { askerName, askerRoles, questionsPath } from './question-texts.ts';

/** One question as a page, on a phone. */
export function Screen({ me, params }: ScreenProps) {
  const read = useResource('question.read', { id: params['id'] ?? '' });
  useReloadAfterChange(read);
  const question = read.state.kind === 'ready' ? read.state.data : null;
  return (
    <>
      <TaskHeader
        title={question ? askerName(question) : 'คำถาม'}
        sub={question ? askerRoles(question) : null}
        back={questionsPath}
      />
      <main class="question-page">
        <ResourceView resource={read} heights={[120, 160]}>
          {(shown) => (
            <>
              <QuestionThread me={me} question={shown} reload={() => void read.reload()} />
              <div class="page">
                <AskerLinks me={me} question={shown} />
              </div>
            </>
          )}
        </ResourceView>
      </main>
    </>
  );
}
