import { useReloadAfterChange } from '#web/api/reload-after-change.ts';
import { useResource } from '#web/api/resource.ts';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { MessagesHeader } from '../messages-header.tsx';
import { announcementsPath, stateText } from './announcement-texts.ts';
import type { Announcement } from './announcement-texts.ts';

/** ประกาศ: the province’s announcements, newest first. */
export function Screen({ me }: ScreenProps) {
  const list = useResource('announcements.list', {});
  useReloadAfterChange(list);
  return (
    <>
      <MessagesHeader me={me} current="announcements" />
      <main class="page first-gap announcements">
        <ResourceView resource={list} heights={[72, 72, 72]}>
          {({ announcements }) => (
            <>
              <a class="btn btn-main" href={`${announcementsPath}/new`}>
                <Icon name="plus" />
                ประกาศใหม่
              </a>
              {announcements.length === 0 ? (
                <EmptyState icon="bell" title="ยังไม่มีประกาศ">
                  <p>ประกาศส่งทางไลน์ถึงคนตามบทบาทและพื้นที่ ทีละคน ไม่ส่งในกลุ่ม</p>
                </EmptyState>
              ) : (
                <div class="list">
                  <ul>
                    {announcements.map((announcement) => (
                      <li key={announcement.id}>
                        <AnnouncementRow announcement={announcement} />
                      </li>
                    ))}
                  </ul>
                </div>
              )}
            </>
          )}
        </ResourceView>
      </main>
    </>
  );
}

function AnnouncementRow({ announcement }: { announcement: Announcement }) {
  const { id, title, asksAcknowledgement, acknowledged, sent } = announcement;
  return (
    <a class="row-link" href={`${announcementsPath}/${encodeURIComponent(id)}`}>
      <span>
        <strong>{title}</strong>
        <small>{stateText(announcement)}</small>
        {sent > 0 ? (
          <small>
            {asksAcknowledgement ? `รับทราบ ${acknowledged} จาก ${sent} คน` : `ส่งถึง ${sent} คน`}
          </small>
        ) : null}
      </span>
      <Icon name="next" />
    </a>
  );
}
