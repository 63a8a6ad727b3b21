import { noticeParts } from '#domain/privacy/notice.ts';
import { noticeVersion } from '#domain/privacy/notice-version.ts';
import { Foot } from '#web/parts/foot.tsx';
import { useMutation } from '../api/use-mutation.ts';
import { useApp } from '../app-context.ts';
import { ErrorBanner } from '../parts/error-banner.tsx';
import { PageHeader, TaskHeader } from '../parts/headers.tsx';
import { OfficeCall } from '../parts/office-call.tsx';
import type { ScreenProps } from '../router/screen.ts';

const title = 'ประกาศความเป็นส่วนตัว';

/**
 * The privacy notice. It is shown with its button before the first use and after each change. Later it can
 * be read again.
 */
export function Screen({ me }: ScreenProps) {
  const isNew = me.noticeVersion !== noticeVersion;
  const isChanged = me.noticeVersion !== undefined;
  return (
    <>
      {isNew ? (
        <PageHeader title={title} who={isChanged ? 'มีการแก้ไข กรุณาอ่านอีกครั้ง' : 'กรุณาอ่านก่อนใช้งาน'} />
      ) : (
        <TaskHeader title={title} sub={`ฉบับ ${noticeVersion}`} back="/app/me" />
      )}
      <main class={isNew ? 'page first-gap has-foot' : 'page first-gap'}>
        <div class="narrow">
          {noticeParts.map(({ title, lines }) => (
            <section class="panel notice-part" key={title}>
              <h2>{title}</h2>
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </section>
          ))}
          <section class="panel notice-part">
            <h2>ติดต่อใคร</h2>
            <p class="pad-below-small">{me.office.name}</p>
            <OfficeCall office={me.office} />
          </section>
        </div>
      </main>
      {isNew ? <Accept /> : null}
    </>
  );
}

function Accept() {
  const { session } = useApp();
  const { busy, error, mutate } = useMutation();
  const accept = async () => {
    const me = await mutate('notice.accept', { version: noticeVersion });
    if (me) session.replace(me);
  };
  return (
    <Foot>
      <ErrorBanner error={error} />
      <button
        type="button"
        class="btn btn-main btn-wide"
        disabled={busy}
        onClick={() => void accept()}
      >
        รับทราบ เริ่มใช้งาน
      </button>
    </Foot>
  );
}
