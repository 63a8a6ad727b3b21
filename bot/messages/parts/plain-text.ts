import type { messagingApi } from '@line/bot-sdk';
import type { Message } from '#bot/line/line-client.ts';
import { plainWords } from './limits.ts';

/** Words alone; chips when they lead on. */
export function plainText(text: string, quickReply?: messagingApi.QuickReply): Message {
  return { type: 'text', text: plainWords(text), ...(quickReply ? { quickReply } : {}) };
}
