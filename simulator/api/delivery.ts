import type { AppClock } from '../clock.ts';
import { opaque } from '../ids.ts';
import type { Platform } from '../platform.ts';
import type { SentMessage } from '../retry-keys.ts';
import type { ChatMessage } from '../state.ts';
import { isFields, wordsOf } from '../validate/report.ts';

const quotable = ['text', 'textV2', 'sticker', 'image', 'video', 'template', 'flex'];

export type Messages = readonly Record<string, unknown>[];

export interface MessageDelivery {
  /** The people that LINE would count: friends, or the members of a group. */
  recipients(to: string): number;
  sent(messages: Messages): SentMessage[];
  /** Adds the messages to the chat. If the person blocked the account, nothing happens. */
  put(chatId: string, messages: Messages, sent: readonly SentMessage[]): Promise<void>;
}

export function listOf(messages: unknown): Messages {
  return Array.isArray(messages) ? messages.filter(isFields) : [];
}

/** The messages as one line of text for the call log. */
export function gist(messages: Messages): string {
  const first = messages[0];
  const said = first?.['altText'] ?? first?.['text'] ?? first?.['type'] ?? '';
  const more = messages.length > 1 ? ` และอีก ${messages.length - 1}` : '';
  return `${wordsOf(said).replace(/\s+/g, ' ').slice(0, 60)}${more}`;
}

interface Needs {
  platform: Platform;
  clock: AppClock;
}

export function createMessageDelivery({ platform, clock }: Needs): MessageDelivery {
  const reaches = (chatId: string) =>
    chatId.startsWith('U')
      ? platform.persona(chatId)?.friend === 'friend'
      : platform.group(chatId)?.joined === true;
  return {
    recipients: (to) => {
      if (!reaches(to)) return 0;
      return to.startsWith('U') ? 1 : (platform.group(to)?.members.length ?? 0);
    },
    sent: (messages) =>
      messages.map((message) => {
        const id = platform.nextMessageId();
        return quotable.includes(String(message['type'])) ? { id, quoteToken: opaque(48) } : { id };
      }),
    put: async (chatId, messages, sent) => {
      if (!reaches(chatId)) return;
      const at = (await clock.fresh()).toISOString();
      for (const [index, message] of messages.entries()) {
        const id = sent[index]?.id ?? platform.nextMessageId();
        const shown: ChatMessage = { id, chatId, at, from: 'account', message };
        platform.addMessage(shown);
      }
    },
  };
}
