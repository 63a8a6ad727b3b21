import type { messagingApi } from '@line/bot-sdk';
import type { IconName } from '#bot/assets/icons.ts';
import type { Links } from '#bot/links.ts';
import { encodePostback } from '#bot/postback.ts';
import type { PostbackAction } from '#bot/postback.ts';
import { quickLabel } from './limits.ts';

/**
 * A quick-reply button (chip) above the keyboard. It either writes a text for the person or sends a
 * postback without text.
 */
export interface QuickReply {
  label: string;
  icon?: IconName;
  /** The text that a tap writes into the chat; the label by default. */
  says?: string;
  postback?: PostbackAction;
  opens?: string;
}

const mostItems = 13;

export function quickReplies(
  items: readonly QuickReply[],
  links: Pick<Links, 'icon'>,
): messagingApi.QuickReply {
  return { items: items.slice(0, mostItems).map((item) => itemOf(item, links)) };
}

function itemOf(item: QuickReply, links: Pick<Links, 'icon'>): messagingApi.QuickReplyItem {
  const picture = item.icon ? { imageUrl: links.icon(`${item.icon}-done`) } : {};
  return { type: 'action', ...picture, action: actionOf(item) };
}

function actionOf({ label, says, postback, opens }: QuickReply): messagingApi.Action {
  const displayed = quickLabel(label);
  if (opens !== undefined) return { type: 'uri', label: displayed, uri: opens };
  if (postback) {
    return {
      type: 'postback',
      label: displayed,
      data: encodePostback(postback),
      displayText: displayed,
    };
  }
  return { type: 'message', label: displayed, text: says ?? displayed };
}

/** The most used commands. They are added to every answer without a next step. */
export const commonReplies: readonly QuickReply[] = [
  { label: 'สถานะ', icon: 'clock' },
  { label: 'กำหนดส่ง', icon: 'calendar' },
  { label: 'ประชุม', icon: 'meeting' },
  { label: 'ช่วยเหลือ', icon: 'help' },
];
