import { useResource } from '#web/api/resource.ts';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { PeopleHeader } from '../people-tabs.tsx';

/** รหัสเข้าร่วม: the codes by which people get in. */
export function Screen({ me }: ScreenProps) {
  const list = useResource('invites.list', {});
  return (
    <>
      <PeopleHeader me={me} current="invites" />
      <main class="page first-gap">
        <ResourceView of={list} heights={[72, 72, 72]}>
          {({ invites }) => <EmptyState icon="people" title={`รหัสเข้าร่วม ${invites.length} รหัส`} />}
        </ResourceView>
      </main>
    </>
  );
}
