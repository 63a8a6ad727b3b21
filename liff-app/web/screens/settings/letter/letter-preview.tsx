import { useSignal } from '@preact/signals';
import { formatNumber } from '#domain/thai/number.ts';
import type { Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { dayText } from '#web/format-day.ts';
import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Foot } from '#web/parts/foot.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { Banner, ResourceView } from '#web/parts/feedback.tsx';
import { ErrorBanner } from '#web/parts/error-banner.tsx';
import { useResource } from '#web/api/resource.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { useMutation } from '#web/api/use-mutation.ts';

type Preview = Output<'letter.preview'>;

/** The preview before publishing: duties, dates and points to check. */
export function Screen({ params }: ScreenProps) {
  const id = params['id'] ?? '';
  const preview = useResource('letter.preview', { id });
  const back = `/app/settings/letters/${encodeURIComponent(id)}`;
  const data = preview.state.kind === 'ready' ? preview.state.data : null;
  return (
    <>
      <TaskHeader
        title="ตัวอย่างก่อนประกาศ"
        sub={data ? `${formatNumber(data.total)} เรื่อง` : null}
        back={back}
      />
      <main class="page letter has-foot">
        <ResourceView resource={preview} heights={[96, 160, 200]}>
          {(loaded) => (
            <div class="narrow">
              <Notes preview={loaded} back={back} />
              <Totals preview={loaded} />
              <Reach preview={loaded} />
              <Rounds preview={loaded} />
              <Districts preview={loaded} />
              <PublishFoot
                id={id}
                preview={loaded}
                reload={() => void preview.reload()}
                back={back}
              />
            </div>
          )}
        </ResourceView>
      </main>
    </>
  );
}

function Notes({ preview, back }: { preview: Preview; back: string }) {
  const showMore = useShowMore(preview.warnings, 4);
  return (
    <>
      {preview.problems.length > 0 ? (
        <Banner tint="is-overdue" icon="overdue" title="ยังประกาศไม่ได้" urgent>
          <ul>
            {preview.problems.map((problem) => (
              <li key={problem.path + problem.message}>{problem.message}</li>
            ))}
          </ul>
          <div class="inline-actions">
            <a class="btn btn-small" href={back}>
              กลับไปแก้ไข
            </a>
          </div>
        </Banner>
      ) : null}
      {preview.warnings.length > 0 || preview.noCriteria ? (
        <Banner tint="is-due" icon="info" title="ควรตรวจก่อนประกาศ">
          <ul class="notes">
            {showMore.visible.map((warning) => (
              <li key={warning.text}>{warning.text}</li>
            ))}
            {preview.noCriteria ? <li>ยังไม่มีเกณฑ์ประเมินของปีนี้ ระบบใช้เกณฑ์ปีก่อนไปพลาง</li> : null}
          </ul>
          <MoreButton hidden={showMore.hidden} unit="เรื่อง" onClick={showMore.showAll} />
        </Banner>
      ) : null}
    </>
  );
}

function Totals({ preview: { total, levels } }: { preview: Preview }) {
  const cells: [number, string][] = [
    [levels.tambon, 'ศอช.ต.'],
    [levels.district, 'ศอช.อ.'],
    [levels.province, 'ศอช.จ.'],
  ];
  return (
    <section class="totals" aria-label="จำนวนเรื่อง">
      <p>
        <b>{formatNumber(total)}</b> เรื่องที่จะเกิดขึ้น
      </p>
      <ul>
        {cells.map(([count, label]) => (
          <li key={label}>
            <b>{formatNumber(count)}</b>
            <span>{label}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The number of recipients and messages, before anything is sent. */
function Reach({ preview: { reach } }: { preview: Preview }) {
  const { people, messages, tambonsWithoutOfficer: bare } = reach;
  const showMore = useShowMore(bare, 4);
  return (
    <section class="list">
      <h2 class="part-title">ผู้ได้รับแจ้งทาง LINE</h2>
      <p>
        <b>{formatNumber(people)}</b> คน ข้อความเตือนถึงวันกำหนดอย่างมาก <b>{formatNumber(messages)}</b>{' '}
        ข้อความ (นับตามโควตา LINE ผู้ที่ส่งก่อนไม่ถูกเตือน)
      </p>
      {bare.length > 0 ? (
        <Banner
          tint="is-due"
          icon="info"
          title={`ยังไม่มีพัฒนากรในระบบ ${formatNumber(bare.length)} ตำบล`}
        >
          <ul class="notes">
            {showMore.visible.map(({ name, districtName }) => (
              <li key={`${name} ${districtName}`}>
                ต.{name} อ.{districtName}
              </li>
            ))}
          </ul>
          <MoreButton hidden={showMore.hidden} unit="ตำบล" onClick={showMore.showAll} />
          <p>เรื่องของตำบลเหล่านี้จะแจ้งพัฒนาการอำเภอแทน</p>
        </Banner>
      ) : null}
    </section>
  );
}

function Rounds({ preview: { rounds } }: { preview: Preview }) {
  return (
    <section class="clause">
      <header>
        <h2>รายข้อ รายครั้ง</h2>
      </header>
      <ul>
        {rounds.map((round) => (
          <li key={round.key} class="round-row">
            <div class="what">
              <strong>{round.title}</strong>
              <small>หนังสือข้อ {round.clause}</small>
            </div>
            <div class="when">
              <b>
                <span class="sr-only">กำหนดส่ง </span>
                {dayText(round.dueOn, 'medium')}
              </b>
              <small>เปิด {dayText(round.opensOn, 'medium')}</small>
              {round.districtDueOn ? (
                <small>ตำบลส่งอำเภอ {dayText(round.districtDueOn, 'medium')}</small>
              ) : null}
            </div>
            <div class="progress-count">
              <b>{round.count}</b>
              <small>เรื่อง</small>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Districts({ preview: { districts } }: { preview: Preview }) {
  const showMore = useShowMore(districts, 6);
  return (
    <section class="list">
      <h2 class="part-title">รายอำเภอ</h2>
      <ul>
        {showMore.visible.map((district) => (
          <li key={district.name}>
            <div class="row-link person">
              <strong>{district.name === '' ? 'ศอช.จ. ของจังหวัด' : `อ.${district.name}`}</strong>
              <span>{district.count} เรื่อง</span>
            </div>
          </li>
        ))}
        <li hidden={showMore.hidden === 0}>
          <MoreButton hidden={showMore.hidden} unit="อำเภอ" onClick={showMore.showAll} />
        </li>
      </ul>
    </section>
  );
}

interface PublishFootProps {
  id: string;
  preview: Preview;
  back: string;
  reload: () => void;
}

function PublishFoot({ id, preview, back, reload }: PublishFootProps) {
  const { router, toast } = useApp();
  const asking = useSignal(false);
  const { busy, error, mutate, clear } = useMutation();
  const publish = async () => {
    const done = await mutate('letter.publish', { id, version: preview.version });
    if (!done) return;
    toast.value = { text: `ประกาศแล้ว ${formatNumber(done.added)} เรื่อง` };
    router.go(back, { replace: true });
  };
  const again = () => {
    clear();
    asking.value = false;
    reload();
  };
  return (
    <Foot>
      <button
        type="button"
        class="btn btn-main btn-wide"
        disabled={preview.problems.length > 0}
        onClick={() => (asking.value = true)}
      >
        <Icon name="send" />
        ประกาศ {formatNumber(preview.total)} เรื่อง
      </button>
      {asking.value ? (
        <Dialog title="ประกาศหนังสือ" onClose={() => (asking.value = false)}>
          <p>เรื่องทั้ง {formatNumber(preview.total)} เรื่องจะขึ้นในงานของผู้ส่ง และระบบเริ่มเตือนตามกำหนด</p>
          <p class="quiet">ประกาศแล้วเพิ่มหรือลดข้อไม่ได้ แต่แก้ถ้อยคำ เลื่อนกำหนด และเลิกใช้ทั้งฉบับได้</p>
          <ErrorBanner error={error} onReload={again} />
          <div class="actions">
            <button
              type="button"
              class="btn btn-main"
              disabled={busy}
              onClick={() => void publish()}
            >
              ประกาศ
            </button>
          </div>
        </Dialog>
      ) : null}
    </Foot>
  );
}
