import { useResource } from '#web/api/resource.ts';
import { Icon } from '#web/parts/icon.tsx';
import { toDoRow } from './to-do-rows.ts';
import type { ToDoRow } from './to-do-rows.ts';

/** On the home screen of a new province: the tasks that are left, until all are done. */
export function FirstDay() {
  const { state } = useResource('firstDay.read', {});
  if (state.kind !== 'ready' || !state.data.isFirstDay) return null;
  return <ToDoPanel title="เตรียมระบบให้พร้อมใช้ เหลือ" rows={state.data.tasks.map(toDoRow)} />;
}

/**
 * Open tasks first, with links to their screens, then the done ones in a quiet style. Nothing when no task
 * is open.
 */
export function ToDoPanel({ title, rows }: { title: string; rows: readonly ToDoRow[] }) {
  const open = rows.filter(({ left }) => left !== null);
  const done = rows.filter(({ left }) => left === null);
  if (open.length === 0) return null;
  return (
    <section class="panel to-do" aria-labelledby="to-do-title">
      <header>
        <h2 id="to-do-title">
          <Icon name="overdue" small />
          {title} {open.length} เรื่อง
        </h2>
      </header>
      <ul>
        {open.map((row) => (
          <OpenRow key={row.id} row={row} />
        ))}
      </ul>
      {done.length > 0 ? (
        <p class="to-do-done">
          <Icon name="done" small />
          <span>เรียบร้อยแล้ว {done.map((row) => row.title).join(' · ')}</span>
        </p>
      ) : null}
    </section>
  );
}

function OpenRow({ row: { icon, title, left, why, link } }: { row: ToDoRow }) {
  return (
    <li>
      <Icon name={icon} />
      <span>
        <b>{title}</b>
        <small>
          <span class="to-do-left">{left}</span> {why}
        </small>
      </span>
      {link ? (
        <a class="btn btn-small" href={link.href}>
          {link.label}
          <span class="sr-only"> {title}</span>
        </a>
      ) : null}
    </li>
  );
}
