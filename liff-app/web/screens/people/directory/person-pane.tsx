import { useEffect, useRef } from 'preact/hooks';
import { useReloadAfterChange } from '#web/api/reload-after-change.ts';
import { useResource } from '#web/api/resource.ts';
import { useApp } from '#web/app-context.ts';
import { messages } from '#web/messages.ts';
import { ResourceView } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { addressWith } from './address.ts';
import { directoryPath } from './directory-filter.ts';
import { nameOf, placesText, rolesText } from './person-texts.ts';
import { PersonDetails } from './person-details.tsx';

interface Props {
  id: string;
  query: URLSearchParams;
}

/** The chosen person beside the list. */
export function PersonPane({ id, query }: Props) {
  const { router } = useApp();
  const read = useResource('person.read', { id });
  useReloadAfterChange(read);
  const heading = useRef<HTMLHeadingElement>(null);
  const isReady = read.state.kind === 'ready';
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [isReady]);
  const close = () => {
    const row = document.querySelector<HTMLElement>('.ledger tr[aria-current] a');
    router.go(addressWith({ path: directoryPath, query }, { person: '' }), {
      replace: true,
      keepsScroll: true,
    });
    row?.focus();
  };
  return (
    <aside
      class="panel person-pane"
      aria-label="ข้อมูลบุคคล"
      onKeyDown={(event) => {
        const isInDialog = event.target instanceof Element && event.target.closest('dialog');
        if (event.key === 'Escape' && !isInDialog) close();
      }}
    >
      <ResourceView resource={read} heights={[60, 44, 160, 120]}>
        {(person) => (
          <>
            <header>
              <div>
                <h2 ref={heading} tabIndex={-1}>
                  {nameOf(person)}
                </h2>
                <p>
                  {rolesText(person.grants)} {placesText(person.grants)}
                </p>
              </div>
              <button type="button" class="round" aria-label={messages.close} onClick={close}>
                <Icon name="close" />
              </button>
            </header>
            <PersonDetails person={person} />
          </>
        )}
      </ResourceView>
    </aside>
  );
}
