import { dayText } from '#web/format-day.ts';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';
import { useResource } from '#web/api/resource.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import type { RoundData } from './round-groups.ts';
import { RoundPage } from './round-page.tsx';

/** ใบส่งต่อ: one round with every centre of the area. Ready reports are forwarded together. */
export function Screen({ params, query }: ScreenProps) {
  const area = query.get('area');
  const resource = useResource('sheet.read', {
    column: params['column'] ?? '',
    ...(area ? { area } : {}),
  });
  const data = resource.state.kind === 'ready' ? resource.state.data : null;
  return (
    <>
      <TaskHeader
        title={data ? `ใบส่งต่อ${data.title}` : 'ใบส่งต่อ'}
        sub={data ? <Subtitle round={data} /> : null}
        back="/app"
        side={
          data ? (
            <button type="button" class="btn btn-small wide-only" onClick={() => window.print()}>
              <Icon name="file" small />
              พิมพ์
            </button>
          ) : null
        }
      />
      <ResourceView resource={resource} heights={[48, 72, 72, 72, 72]}>
        {(round) => <RoundPage round={round} reload={resource.reload} />}
      </ResourceView>
    </>
  );
}

function Subtitle({ round }: { round: RoundData }) {
  return (
    <>
      <span class="nowrap">{round.area.name}</span> ·{' '}
      <span class="nowrap">หนังสือข้อ {round.clause}</span> ·{' '}
      <span class="nowrap">กำหนด {dayText(round.dueOn, 'dayMonth')}</span>
    </>
  );
}
