import type { messagingApi } from '@line/bot-sdk';
import type { Message } from '#bot/line/line-client.ts';
import { plainWords } from './limits.ts';

/** A text message, with quick-reply buttons if there are next steps. */
export function plainText(text: string, quickReply?: messagingApi.QuickReply): Message {
  return { type: 'text', text: plainWords(text), ...(quickReply ? { quickReply } : {}) };
}
