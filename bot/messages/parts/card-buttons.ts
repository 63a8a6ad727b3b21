import type { messagingApi } from '@line/bot-sdk';
import type { Day } from '#domain/calendar.ts';
import { encodePostback } from '#bot/postback.ts';
import type { PostbackAction } from '#bot/postback.ts';
import { flexLabel } from './limits.ts';
import { colors } from './theme.ts';

type Box = messagingApi.FlexBox;
type ButtonAction =
  | (messagingApi.URIAction & { label: string })
  | (messagingApi.PostbackAction & { label: string })
  | (messagingApi.DatetimePickerAction & { label: string })
  | (messagingApi.MessageAction & { label: string });

export interface Button {
  action: ButtonAction;
}

export function linkButton(label: string, uri: string): Button {
  return { action: { type: 'uri', label: flexLabel(label), uri } };
}

/** The text that the tap writes into the chat as the person's own message. */
export function postbackButton(label: string, action: PostbackAction): Button {
  const displayed = flexLabel(label);
  return {
    action: {
      type: 'postback',
      label: displayed,
      data: encodePostback(action),
      displayText: displayed,
    },
  };
}

interface Picked {
  min: Day;
  max: Day;
  initial: Day;
}

/** Opens LINE's date picker. The postback contains the chosen day. */
export function datePickerButton(
  label: string,
  action: PostbackAction,
  { min, max, initial }: Picked,
): Button {
  return {
    action: {
      type: 'datetimepicker',
      label: flexLabel(label),
      data: encodePostback(action),
      mode: 'date',
      min,
      max,
      initial,
    },
  };
}

/** Flex has no outlined button, so both kinds are drawn as a box with an action. */
function buttonBox({ action }: Button, filled: boolean): Box {
  return {
    type: 'box',
    layout: 'vertical',
    action,
    height: '48px',
    cornerRadius: '10px',
    justifyContent: 'center',
    backgroundColor: filled ? colors.brand : colors.surface,
    borderColor: colors.brand,
    borderWidth: '1.5px',
    contents: [
      {
        type: 'text',
        scaling: true,
        text: action.label,
        align: 'center',
        weight: 'bold',
        color: filled ? colors.surface : colors.brand,
        adjustMode: 'shrink-to-fit',
      },
    ],
  };
}

export function smallButton(button: Button): Box {
  return { ...buttonBox(button, false), paddingAll: '4px' };
}

/** The first button has the full width. The others are side by side below it. */
export function buttonFoot(buttons: readonly Button[]): messagingApi.FlexComponent[] {
  const [first, ...others] = buttons;
  if (!first) return [];
  const side: Box = {
    type: 'box',
    layout: 'horizontal',
    spacing: '8px',
    contents: others.map((other) => buttonBox(other, false)),
  };
  return [
    { type: 'separator', color: colors.line },
    {
      type: 'box',
      layout: 'vertical',
      spacing: '8px',
      paddingAll: '16px',
      paddingTop: '12px',
      paddingBottom: '14px',
      contents: [buttonBox(first, true), ...(others.length > 0 ? [side] : [])],
    },
  ];
}
