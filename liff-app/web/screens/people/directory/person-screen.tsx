import { useReloadAfterChange } from '#web/api/reload-after-change.ts';
import { useResource } from '#web/api/resource.ts';
import { ResourceView } from '#web/parts/feedback.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { directoryPath } from './directory-filter.ts';
import { nameOf, placesText, rolesText } from './person-texts.ts';
import { PersonDetails } from './person-details.tsx';

/** One person as a page: reach, phone, roles, register row and events. */
export function Screen({ params }: ScreenProps) {
  const read = useResource('person.read', { id: params['id'] ?? '' });
  useReloadAfterChange(read);
  const person = read.state.kind === 'ready' ? read.state.data : null;
  return (
    <>
      <TaskHeader
        title={person ? nameOf(person) : 'คน'}
        sub={person ? `${rolesText(person.grants)} ${placesText(person.grants)}` : null}
        back={directoryPath}
      />
      <main class="page person-page">
        <ResourceView resource={read} heights={[44, 160, 120, 120]}>
          {(shown) => (
            <div class="panel">
              <PersonDetails person={shown} />
            </div>
          )}
        </ResourceView>
      </main>
    </>
  );
}
