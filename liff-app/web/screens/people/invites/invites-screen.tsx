import { useSignal } from '@preact/signals';
import type { Me } from '#contract/contract.ts';
import { useResource } from '#web/api/resource.ts';
import { useApp } from '#web/app-context.ts';
import { useWide } from '#web/media.ts';
import { Dialog } from '#web/parts/dialog.tsx';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { SearchField } from '#web/parts/fields/search-field.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { PeopleHeader, usePeopleCounts } from '../people-tabs.tsx';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import { InviteDetails } from './invite-details.tsx';
import { InviteForm } from './invite-form.tsx';
import { filters, findInvites, fullInviteTitle } from './invite-labels.ts';
import type { Filter, Invite } from './invite-labels.ts';
import { InviteList } from './invite-list.tsx';
import { draftFor, draftLike } from './invite-order.ts';
import type { Place } from './invite-order.ts';
import { RevokeDialog } from './revoke-dialog.tsx';

/** รหัสเข้าร่วม: the codes with which people join. */
export function Screen({ me, query }: ScreenProps) {
  const counts = usePeopleCounts();
  const places = useResource('invite.places', {});
  const list = useResource('invites.list', {});
  return (
    <>
      <PeopleHeader me={me} current="invites" counts={counts} />
      <main class="page first-gap">
        <ResourceView resource={places} heights={[200, 72, 72, 72]}>
          {(reach) => (
            <ResourceView resource={list} heights={[200, 72, 72, 72]}>
              {({ invites }) => (
                <Invites
                  me={me}
                  places={reach.places}
                  place={query.get('place')}
                  invites={invites}
                  reload={() => list.reload()}
                />
              )}
            </ResourceView>
          )}
        </ResourceView>
      </main>
    </>
  );
}

interface Props {
  me: Me;
  places: readonly Place[];
  /** The place that the form starts with, when the address names one. */
  place: string | null;
  invites: readonly Invite[];
  reload: () => Promise<void>;
}

/**
 * From this width on, the sheet of the chosen code is beside the list. On narrower screens it is a dialog.
 */
const paneFrom = 1200;

function Invites({ me, places, place, invites, reload }: Props) {
  const { toast } = useApp();
  const formFirst = useWide();
  const wide = useWide(paneFrom);
  const draft = useSignal(draftFor(places, place));
  const opened = useSignal<string | null>(null);
  const revoking = useSignal<Invite | null>(null);
  const open = invites.find(({ code }) => code === opened.value) ?? null;
  const shown =
    open ?? (wide ? (findInvites(invites, { filter: 'usable', words: '' })[0] ?? null) : null);
  const showMade = async (codes: string[]) => {
    toast.value = { text: codes.length > 1 ? `ออกรหัสแล้ว ${codes.length} แห่ง` : 'ออกรหัสแล้ว' };
    await reload();
    opened.value = codes[0] ?? null;
  };
  const repeat = (invite: Invite) => {
    draft.value = draftLike(invite);
    opened.value = null;
    requestAnimationFrame(() => document.getElementById('invite-role')?.focus());
  };
  const revoke = (invite: Invite) => {
    if (!wide) opened.value = null;
    revoking.value = invite;
  };
  const details = shown ? (
    <InviteDetails
      invite={shown}
      invites={invites}
      office={me.office}
      onRevoke={revoke}
      onRepeat={repeat}
    />
  ) : null;
  const form = (
    <InviteForm
      places={places}
      today={me.today}
      draft={draft}
      onMade={(codes) => void showMade(codes)}
    />
  );
  return (
    <div class="invites">
      {formFirst ? form : null}
      <FilteredInvites
        {...{ invites, now: me.now, chosen: shown?.code ?? null }}
        onOpen={(invite) => (opened.value = invite.code)}
        onRevoke={revoke}
        onRepeat={repeat}
      />
      {formFirst ? null : form}
      {wide && shown ? (
        <aside class="panel invite-pane" aria-labelledby="invite-pane">
          <header>
            <h2 id="invite-pane">ใบเชิญ</h2>
            <p>{shown.place.district || shown.place.name}</p>
          </header>
          {details}
        </aside>
      ) : null}
      {!wide && shown ? (
        <Dialog title={fullInviteTitle(shown)} onClose={() => (opened.value = null)}>
          {details}
        </Dialog>
      ) : null}
      {revoking.value ? (
        <RevokeDialog
          invite={revoking.value}
          onClose={() => (revoking.value = null)}
          onDone={() => {
            revoking.value = null;
            void reload();
          }}
        />
      ) : null}
    </div>
  );
}

interface FilteredProps {
  invites: readonly Invite[];
  now: string;
  chosen: string | null;
  onOpen: (invite: Invite) => void;
  onRevoke: (invite: Invite) => void;
  onRepeat: (invite: Invite) => void;
}

/** The list with its filter, or the reason why it is empty. */
function FilteredInvites(props: FilteredProps) {
  const filter = useSignal<Filter>('usable');
  const words = useSignal('');
  const { invites } = props;
  if (invites.length === 0)
    return (
      <EmptyState icon="people" title="ยังไม่มีรหัสเข้าร่วม">
        <p>ออกรหัสแล้วแจกเป็นใบเชิญ หรือส่งทาง LINE ให้ผู้ที่จะเข้าร่วม</p>
      </EmptyState>
    );
  const matches = findInvites(invites, { filter: filter.value, words: words.value });
  return (
    <section class="invite-found" aria-label="รหัสที่ออกแล้ว">
      <div class="invite-filter">
        <div>
          <SearchField
            id="find-invite"
            label="ค้นหา"
            placeholder="เช่น งิ้ว หรือรหัส"
            value={words.value}
            onInput={(text) => (words.value = text)}
          />
        </div>
        <SelectField
          id="invite-filter"
          label="สถานะ"
          value={filter.value}
          onPick={(picked) =>
            (filter.value = picked === 'ended' || picked === 'all' ? picked : 'usable')
          }
        >
          {Object.entries(filters).map(([key, label]) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </SelectField>
      </div>
      <p class="quiet" role="status">
        {matches.length} จาก {invites.length} รหัส
      </p>
      {matches.length === 0 ? (
        <EmptyState icon="search" title="ไม่มีรหัสตามที่เลือก">
          <button
            type="button"
            class="btn"
            onClick={() => {
              filter.value = 'all';
              words.value = '';
            }}
          >
            ดูทุกรหัส
          </button>
        </EmptyState>
      ) : (
        <InviteList key={`${filter.value} ${words.value}`} {...props} invites={matches} />
      )}
    </section>
  );
}
