import { useApp } from '#web/app-context.ts';
import { useResource } from '#web/api/resource.ts';
import { useWide } from '#web/media.ts';
import { Banner, ResourceView } from '#web/parts/feedback.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { AccessesSection } from './accesses-section.tsx';
import { DataRequests } from './data-requests.tsx';
import { AnsweredRequests, OpenRequests } from './erasure-lists.tsx';
import { ErasurePane } from './erasure-pane.tsx';
import { RetentionSection } from './retention-section.tsx';

const address = '/app/settings/privacy';

/** ความเป็นส่วนตัว: requests about personal data, and how long data is stored. */
export function Screen({ me, query }: ScreenProps) {
  return me.grants.some(({ role }) => role === 'province') ? (
    <ProvinceScreen query={query} />
  ) : (
    <AdminScreen />
  );
}

/** An administrator answers only requests for a copy or a correction. The province answers the others. */
function AdminScreen() {
  return (
    <>
      <TaskHeader title="ความเป็นส่วนตัว" sub="ขอสำเนาและขอแก้ไขข้อมูล" back="/app/settings" />
      <main class="page first-gap">
        <div class="privacy-lists">
          <DataRequests />
        </div>
        <p class="quiet space-above">คำขอลบข้อมูลและระยะเวลาเก็บ เป็นหน้าที่ของเจ้าหน้าที่จังหวัด</p>
      </main>
    </>
  );
}

function ProvinceScreen({ query }: Pick<ScreenProps, 'query'>) {
  const { router } = useApp();
  const list = useResource('erasures.list', {});
  const wide = useWide();
  const asked = query.get('request');
  const onDecided = () => {
    router.go(address, { replace: true });
    void list.reload();
  };
  const isPageOfRequest = !wide && asked !== null;
  return (
    <>
      <TaskHeader
        title="ความเป็นส่วนตัว"
        sub={isPageOfRequest ? 'คำขอลบข้อมูล' : 'คำขอเกี่ยวกับข้อมูล และระยะเวลาเก็บ'}
        back={isPageOfRequest ? address : '/app/settings'}
      />
      <main class="page first-gap">
        {isPageOfRequest ? (
          <ErasurePane key={asked} id={asked} onDecided={onDecided} />
        ) : (
          <ResourceView resource={list} heights={[72, 220, 160]}>
            {({ open, decided }) => {
              const chosen = wide ? (asked ?? open[0]?.id ?? null) : null;
              return (
                <>
                  {open.length > 0 ? (
                    <Banner tint="is-draft" icon="clock" title="ต้องตอบภายใน 30 วัน">
                      ตามกฎหมายคุ้มครองข้อมูลส่วนบุคคล ระบบเตือนท่านเมื่อเหลือ 10 5 2 วัน และวันสุดท้าย
                    </Banner>
                  ) : null}
                  <div class={chosen ? 'privacy has-pane' : 'privacy'}>
                    <div class="privacy-lists">
                      <OpenRequests open={open} chosen={chosen} />
                      <AnsweredRequests decided={decided} />
                      <DataRequests />
                      <AccessesSection />
                      <RetentionSection />
                    </div>
                    {chosen ? <ErasurePane key={chosen} id={chosen} onDecided={onDecided} /> : null}
                  </div>
                </>
              );
            }}
          </ResourceView>
        )}
      </main>
    </>
  );
}
