import iconsUrl from '../icons.svg?url&no-inline';

/** The icons of icons.svg. The file is fetched once and is not part of the first JavaScript. */
export type IconName =
  | 'mark'
  | 'back'
  | 'next'
  | 'down'
  | 'up'
  | 'check'
  | 'close'
  | 'plus'
  | 'minus'
  | 'done'
  | 'clock'
  | 'overdue'
  | 'returned'
  | 'draft'
  | 'closed'
  | 'review'
  | 'waived'
  | 'todo'
  | 'calendar'
  | 'tasks'
  | 'centre'
  | 'overview'
  | 'me'
  | 'people'
  | 'meeting'
  | 'grade'
  | 'register'
  | 'camera'
  | 'photo'
  | 'file'
  | 'comment'
  | 'phone'
  | 'forward'
  | 'arrow'
  | 'history'
  | 'saved'
  | 'export'
  | 'sending'
  | 'settings'
  | 'help'
  | 'info'
  | 'menu'
  | 'refresh'
  | 'search'
  | 'device'
  | 'cut'
  | 'open'
  | 'quote'
  | 'shield'
  | 'send'
  | 'block'
  | 'eye'
  | 'filter'
  | 'ladder'
  | 'swap'
  | 'leave'
  | 'bell'
  | 'mute'
  | 'print'
  | 'link'
  | 'sort';

/** The icon decorates a label, so it is hidden from screen readers. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return (
    <svg class={small ? 'icon icon-s' : 'icon'} aria-hidden="true">
      <use href={`${iconsUrl}#${name}`} />
    </svg>
  );
}
