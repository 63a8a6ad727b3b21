import { isAreaCode } from '#domain/centre/centre.ts';
import { roleSchema } from '#domain/permissions.ts';
import { useResource } from '#web/api/resource.ts';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { DownloadButton } from '#web/parts/download-button.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { InviteSheet } from './invite-sheet.tsx';
import { invitesToPrint, sheetsPerPage } from './sheet-choice.ts';

const back = '/app/people/invites';

/** ใบเชิญ for printing: one A4 page for each code, or four codes on a page. */
export function Screen({ query, me }: ScreenProps) {
  const list = useResource('invites.list', {});
  const perPage = sheetsPerPage(query);
  return (
    <>
      <TaskHeader title="ใบเชิญสำหรับพิมพ์" sub="กระดาษ A4 แนวตั้ง" back={back} />
      <main class="page first-gap invite-print">
        <ResourceView resource={list} heights={[56, 600]}>
          {({ invites }) => {
            const chosen = invitesToPrint(invites, query);
            return chosen.length === 0 ? (
              <EmptyState icon="people" title="ไม่มีรหัสที่ใช้ได้ให้พิมพ์">
                <p>รหัสอาจใช้ครบ หมดอายุ หรือยกเลิกแล้ว ออกรหัสใหม่แล้วพิมพ์ได้ทันที</p>
                <a class="btn btn-main" href={back}>
                  ไปออกรหัส
                </a>
              </EmptyState>
            ) : (
              <>
                <Tools count={chosen.length} perPage={perPage} query={query} />
                <div class={perPage === 4 ? 'print-sheets four' : 'print-sheets'}>
                  {chosen.map((invite) => (
                    <InviteSheet key={invite.code} invite={invite} office={me.office} />
                  ))}
                </div>
              </>
            );
          }}
        </ResourceView>
      </main>
    </>
  );
}

function Tools({
  count,
  perPage,
  query,
}: {
  count: number;
  perPage: 1 | 4;
  query: URLSearchParams;
}) {
  const linkFor = (per: 1 | 4) => {
    const next = new URLSearchParams(query);
    next.set('per', String(per));
    return `${back}/sheet?${next.toString()}`;
  };
  const pages = Math.ceil(count / perPage);
  // Codes made at the same moment may be for several places.
  const area = query.has('made') ? '' : (query.get('area') ?? '');
  const role = roleSchema.options.find((option) => option === query.get('role'));
  return (
    <div class="print-tools">
      <button type="button" class="btn btn-main" onClick={() => window.print()}>
        <Icon name="file" />
        พิมพ์ {pages} แผ่น
      </button>
      {isAreaCode(area) ? (
        <DownloadButton
          icon="file"
          label="ไฟล์ PDF"
          opens="เปิดไฟล์ PDF"
          file={{ kind: 'inviteSheets', area, ...(role ? { role } : {}) }}
          note={`ใบเชิญ ${count} ใบ หน้าละใบ ส่งให้ร้านพิมพ์หรือเก็บไว้ได้`}
        />
      ) : null}
      <nav class="print-layout" aria-label="จำนวนใบต่อแผ่น">
        <a href={linkFor(1)} aria-current={perPage === 1 ? 'page' : undefined}>
          หนึ่งใบต่อแผ่น
        </a>
        <a href={linkFor(4)} aria-current={perPage === 4 ? 'page' : undefined}>
          สี่ใบต่อแผ่น
        </a>
      </nav>
      <p class="quiet">ในหน้าต่างพิมพ์ เลือกขนาด A4 และไม่ย่อหน้า</p>
    </div>
  );
}
