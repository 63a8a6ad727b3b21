import { centreLabel, districtNote } from '#domain/centre/label.ts';
import type { DutyView } from '#domain/duty/view.ts';
import { formatDay } from '#domain/thai/date.ts';
import type { FoundRow } from '#models/search.ts';
import { viewDuties } from '../duties/duty-views.ts';
import type { UseCaseContext } from '../use-case.ts';

/** A search result as it is shown: two lines, the screen it opens, and for a duty its state. */
export interface FoundView {
  id: string;
  title: string;
  subtitle: string;
  href: string;
  state: Pick<DutyView, 'standing' | 'daysLeft' | 'holder'> | null;
}

/** State and date of duties are read now; everything else comes from the index. */
export async function viewFound(
  env: UseCaseContext,
  rows: readonly FoundRow[],
): Promise<Map<FoundRow, FoundView>> {
  const wanted = rows.filter(({ kind }) => kind === 'duty').map(({ ref }) => ref);
  const duties = wanted.length === 0 ? [] : await env.stores.duties.many(wanted);
  const views = new Map(
    (duties.length === 0 ? [] : await viewDuties(env, duties)).map((view) => [view.id, view]),
  );
  const shown = new Map<FoundRow, FoundView>();
  for (const row of rows) {
    const { ref: id, title } = row;
    const plain = { id, title, subtitle: subtitleOf(env, row), href: hrefOf(row), state: null };
    const view = views.get(id);
    if (row.kind !== 'duty') shown.set(row, plain);
    // A duty that was deleted after the index was written has no view.
    else if (view) shown.set(row, { ...plain, ...dutyLine(plain.subtitle, view) });
  }
  return shown;
}

function dutyLine(place: string, { dueOn, standing, daysLeft, holder }: DutyView) {
  const subtitle = `${place} กำหนด ${formatDay(dueOn, 'medium')}`;
  return { subtitle, state: { standing, daysLeft, holder } };
}

/** The title is the centre's own name, so the second line has only the district. */
function subtitleOf({ actor }: UseCaseContext, { kind, lead, place, tail }: FoundRow): string {
  const where = kind === 'centre' ? districtNote(place) : centreLabel(place, actor.grants);
  return [lead, where, tail].filter(Boolean).join(' ');
}

function hrefOf({ kind, ref, centre }: FoundRow): string {
  if (kind === 'duty') return `/app/duty/${encodeURIComponent(ref)}`;
  if (kind === 'person' && centre === null) return `/app/people/person/${encodeURIComponent(ref)}`;
  return `/app/centres/${encodeURIComponent(centre ?? ref)}`;
}
