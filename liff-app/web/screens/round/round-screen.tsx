import { dayText } from '#web/format-day.ts';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';
import { useResource } from '#web/api/resource.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import type { RoundData } from './round-groups.ts';
import { RoundPage } from './round-page.tsx';

/** ใบส่งต่อ: one demand of the letter, every place of the area, what is ready passed on together. */
export function Screen({ params, query }: ScreenProps) {
  const area = query.get('area');
  const sheet = useResource('sheet.read', {
    column: params['column'] ?? '',
    ...(area ? { area } : {}),
  });
  const data = sheet.state.kind === 'ready' ? sheet.state.data : null;
  return (
    <>
      <TaskHeader
        title={data ? `ใบส่งต่อ${data.title}` : 'ใบส่งต่อ'}
        sub={data ? <Sub sheet={data} /> : null}
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
      <ResourceView of={sheet} heights={[48, 72, 72, 72, 72]}>
        {(found) => <RoundPage sheet={found} reload={sheet.reload} />}
      </ResourceView>
    </>
  );
}

function Sub({ sheet }: { sheet: RoundData }) {
  return (
    <>
      <span class="nb">{sheet.area.name}</span> · <span class="nb">หนังสือข้อ {sheet.clause}</span> ·{' '}
      <span class="nb">กำหนด {dayText(sheet.dueOn, 'dayMonth')}</span>
    </>
  );
}
