import type { Output } from '#contract/contract.ts';
import { useReloadAfterChange } from '#web/api/reload-after-change.ts';
import { useResource } from '#web/api/resource.ts';
import { useMutation } from '#web/api/use-mutation.ts';
import { useApp } from '#web/app-context.ts';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { announcementsPath, momentText, stateText } from './announcement-texts.ts';

type Followed = Output<'announcement.read'>;

/** One announcement, with the people who got it, who acknowledged it and who did not. */
export function Screen({ params }: ScreenProps) {
  const read = useResource('announcement.read', { id: params['id'] ?? '' });
  useReloadAfterChange(read);
  const announcement = read.state.kind === 'ready' ? read.state.data : null;
  return (
    <>
      <TaskHeader
        title={announcement?.title ?? 'ประกาศ'}
        sub={announcement ? stateText(announcement) : null}
        back={announcementsPath}
      />
      <main class="page first-gap announcements">
        <ResourceView resource={read} heights={[88, 120, 160]}>
          {(followed) => (
            <>
              <p class="panel announce-part words">{followed.text}</p>
              {followed.state === 'scheduled' ? <Cancel followed={followed} /> : null}
              {followed.people === null ? null : <Figures followed={followed} />}
              <Remind followed={followed} />
              <Without followed={followed} />
            </>
          )}
        </ResourceView>
      </main>
    </>
  );
}

function Figures({ followed }: { followed: Followed }) {
  const { sent, acknowledged, notFriends, failed, asksAcknowledgement } = followed;
  const rows: [IconName, string, number][] = [
    ['send', 'ส่งถึง', sent],
    ...(asksAcknowledgement
      ? ([
          ['done', 'รับทราบ', acknowledged],
          ['mute', 'ยังไม่รับทราบ', sent - acknowledged],
        ] satisfies [IconName, string, number][])
      : []),
    ['block', 'ไม่ถึง', notFriends + failed],
  ];
  return (
    <>
      <dl class="panel announce-figures">
        {rows.map(([icon, label, count]) => (
          <div key={label}>
            <dt>
              <Icon name={icon} small />
              {label}
            </dt>
            <dd>{count.toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">ไลน์ไม่บอกว่าใครอ่าน ระบบนับจากการกดรับทราบเท่านั้น</p>
    </>
  );
}

function Cancel({ followed: { id } }: { followed: Followed }) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const cancel = async () => {
    if (await mutate('announcement.cancel', { id })) toast.value = { text: 'ยกเลิกประกาศแล้ว' };
  };
  return (
    <div>
      <ErrorBanner error={error} />
      <button type="button" class="btn" disabled={busy} onClick={() => void cancel()}>
        ยกเลิกการส่ง
      </button>
    </div>
  );
}

/** เตือนซ้ำ, once. */
function Remind({ followed }: { followed: Followed }) {
  const { toast } = useApp();
  const { busy, error, mutate } = useMutation();
  const { id, state, asksAcknowledgement, sent, acknowledged, remindedAt } = followed;
  const waiting = sent - acknowledged;
  if (!asksAcknowledgement || state !== 'sent') return null;
  if (remindedAt) return <p class="quiet">เตือนซ้ำแล้ว {momentText(remindedAt)}</p>;
  if (waiting === 0) return null;
  const remind = async () => {
    const reminded = await mutate('announcement.remind', { id });
    if (reminded) toast.value = { text: `จะเตือนซ้ำ ${reminded.people} คน` };
  };
  return (
    <section class="panel announce-part">
      <h2>เตือนซ้ำ</h2>
      <p>
        ถึง {waiting} คนที่ยังไม่กดรับทราบ ใช้ {waiting} ข้อความ เตือนได้ครั้งเดียว
      </p>
      <ErrorBanner error={error} />
      <button
        type="button"
        class="btn btn-main btn-wide"
        disabled={busy}
        onClick={() => void remind()}
      >
        เตือนซ้ำ {waiting} คน
      </button>
    </section>
  );
}

const whyTexts: Readonly<Record<Followed['without'][number]['why'], string>> = {
  silent: 'ยังไม่รับทราบ',
  notFriend: 'ไม่ถึง ไม่ได้เป็นเพื่อนกับบัญชี',
  failed: 'ส่งไม่สำเร็จ',
};

function Without({ followed: { without, asksAcknowledgement } }: { followed: Followed }) {
  const shown = without.filter(({ why }) => asksAcknowledgement || why !== 'silent');
  if (shown.length === 0) return null;
  return (
    <section class="list">
      <h2 class="part-title">ยังไม่รับทราบหรือไม่ถึง</h2>
      <ul>
        {shown.map(({ person, name, why }) => (
          <li key={person}>
            <a class="row-link" href={`/app/people/person/${encodeURIComponent(person)}`}>
              <span>
                <strong>{name || 'ไม่ทราบชื่อ'}</strong>
                <small>{whyTexts[why]}</small>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
