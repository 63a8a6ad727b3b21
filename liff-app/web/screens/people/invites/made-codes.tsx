import { useEffect, useRef } from 'preact/hooks';
import { formatInviteCode } from '#domain/people/invite-code.ts';
import { roleLabel } from '#web/parts/role-labels.ts';
import { DownloadButton } from '#web/parts/download-button.tsx';
import { Banner } from '#web/parts/feedback.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { ShowMoreList } from '#web/parts/show-more-list.tsx';
import type { Invite } from './invite-labels.ts';
import { sheetsMadeAt } from './sheet-choice.ts';

const shownCodes = 25;

/** The codes just made from a list, to download, print or read out. */
export function MadeCodes({ invites, batch }: { invites: readonly Invite[]; batch: string }) {
  const [first] = invites;
  const result = useRef<HTMLDivElement>(null);
  // Scrolls to the top, because the button that made the codes was at the end of a long page.
  useEffect(() => {
    window.scrollTo(0, 0);
    result.current?.focus();
  }, []);
  return (
    <>
      <div role="status" tabIndex={-1} ref={result}>
        <Banner tint="is-done" icon="done" title={`ออกรหัสแล้ว ${invites.length} คน`}>
          ส่งรหัสให้แต่ละคนทางไลน์ หรือพิมพ์ใบเชิญแจก รหัสหนึ่งใช้ได้คนเดียว
        </Banner>
      </div>
      <div class="button-row">
        <DownloadButton
          file={{ kind: 'inviteCodes', batch }}
          label="รายชื่อพร้อมรหัส (Excel)"
          note="ไฟล์นี้มีรหัสเข้าร่วมของทุกคน ส่งต่อเฉพาะผู้ที่เกี่ยวข้อง"
        />
        {first ? (
          <a class="btn" href={sheetsMadeAt(first.createdAt)}>
            <Icon name="file" />
            พิมพ์ใบเชิญ {invites.length} ใบ
          </a>
        ) : null}
      </div>
      <section class="panel" aria-labelledby="made-codes">
        <header>
          <h2 id="made-codes">รหัสรายคน</h2>
        </header>
        <div class="list read-people">
          <ShowMoreList items={invites} keyOf={({ code }) => code} unit="คน" shown={shownCodes}>
            {({ note, grant, place, code }) => (
              <div class="read-person">
                <b>{note}</b>
                <span>
                  {roleLabel(grant.role)} {place.name} {place.district}
                </span>
                <code>{formatInviteCode(code)}</code>
              </div>
            )}
          </ShowMoreList>
        </div>
      </section>
      <a class="btn btn-wide" href="/app/people/invites">
        ไปหน้ารหัสเข้าร่วม
      </a>
    </>
  );
}
