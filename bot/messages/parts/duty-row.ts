import { formatDay } from '#domain/thai/date.ts';
import { extensionTitle } from '#domain/duty/extension-text.ts';
import type { DutyView } from '#domain/duty/view.ts';
import type { Links } from '#bot/links.ts';
import { linkButton } from './card-buttons.ts';
import type { Button } from './card-buttons.ts';
import type { Row } from './card-rows.ts';
import { shortName, stateOf, verbOf } from './duty-labels.ts';

interface RowContext {
  links: Links;
  now: Date;
}

/** A duty as a row with its own button, which opens the next step of this person. */
export function dutyRow(duty: DutyView, { links, now }: RowContext): Row {
  const { tone, icon, label } = stateOf(duty, now);
  return {
    kind: 'row',
    tone,
    icon,
    title: shortName(duty, duty.centre.label),
    note: [label, ...moreOf(duty)].join(' · '),
    open: openDuty(duty, links),
  };
}

/**
 * The date of a returned report, which may differ from the date of its group, and an open request for
 * more time.
 */
function moreOf({ returned, returnDueOn, extension }: DutyView): string[] {
  return [
    ...(returned && returnDueOn ? [`ส่งใหม่ ${formatDay(returnDueOn, 'dayMonth')}`] : []),
    ...(extension?.state === 'asked' ? [extensionTitle(extension)] : []),
  ];
}

export function openDuty(duty: DutyView, links: Links): Button {
  const fills = duty.actions.includes('fill');
  return linkButton(verbOf(duty), fills ? links.form(duty.id) : links.duty(duty.id));
}
