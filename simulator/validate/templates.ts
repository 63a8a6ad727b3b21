import { checkAction } from './actions.ts';
import {
  complain,
  field,
  isFields,
  list,
  mediaUrl,
  object,
  oneOf,
  present,
  text,
} from './report.ts';
import type { Spot } from './report.ts';

const graphemes = (max: number, optional = false) =>
  ({ max, count: 'graphemes', optional }) as const;

function pictureStyle(spot: Spot): void {
  oneOf(field(spot, 'imageAspectRatio'), ['rectangle', 'square']);
  oneOf(field(spot, 'imageSize'), ['cover', 'contain']);
}

function hasHead(spot: Spot): boolean {
  return present(field(spot, 'title')) || present(field(spot, 'thumbnailImageUrl'));
}

function card(spot: Spot, limit: { plain: number; actions: number }): void {
  mediaUrl(field(spot, 'thumbnailImageUrl'), true);
  text(field(spot, 'title'), graphemes(40, true));
  text(field(spot, 'text'), graphemes(hasHead(spot) ? 60 : limit.plain));
  if (present(field(spot, 'defaultAction')))
    checkAction(field(spot, 'defaultAction'), 'imageCarousel');
  for (const action of list(field(spot, 'actions'), { min: 1, max: limit.actions }))
    checkAction(action, 'template');
}

function carousel(spot: Spot): void {
  pictureStyle(spot);
  const columns = list(field(spot, 'columns'), { min: 1, max: 10 });
  for (const column of columns) if (object(column)) card(column, { plain: 120, actions: 3 });
  const counts = new Set(
    columns.map((column) => {
      const { value } = field(column, 'actions');
      return Array.isArray(value) ? value.length : 0;
    }),
  );
  if (counts.size > 1) complain(field(spot, 'columns'), 'Columns must have as many actions');
  for (const name of ['thumbnailImageUrl', 'title']) {
    const kinds = new Set(columns.map((column) => present(field(column, name))));
    if (kinds.size > 1) complain(field(spot, 'columns'), `${name} must be in all columns or none`);
  }
}

function imageCarousel(spot: Spot): void {
  for (const column of list(field(spot, 'columns'), { min: 1, max: 10 })) {
    mediaUrl(field(column, 'imageUrl'));
    checkAction(field(column, 'action'), 'imageCarousel');
  }
}

const checks: Record<string, (spot: Spot) => void> = {
  buttons: (spot) => {
    pictureStyle(spot);
    card(spot, { plain: 160, actions: 4 });
  },
  confirm: (spot) => {
    text(field(spot, 'text'), graphemes(240));
    for (const action of list(field(spot, 'actions'), { min: 2, max: 2 }))
      checkAction(action, 'template');
  },
  carousel,
  image_carousel: imageCarousel,
};

export function checkTemplate(spot: Spot): void {
  if (!object(spot) || !isFields(spot.value)) return;
  oneOf(field(spot, 'type'), Object.keys(checks), false);
  const { type } = spot.value;
  if (typeof type === 'string') checks[type]?.(spot);
}
