import type { AppClock } from './clock.ts';
import type { EventMaker, Source } from './events.ts';
import { ulid } from './ids.ts';
import type { Platform } from './platform.ts';
import type { ChatMessage } from './state.ts';
import type { Storage } from './storage.ts';
import type { WebhookSender } from './webhook.ts';

export interface Speaker {
  lineUserId: string;
  chatId?: string | undefined;
}

/** Photos picked together say so: LINE marks them with one image set. */
export interface ImageSet {
  id: string;
  index: number;
  total: number;
}

export interface Photo {
  bytes: Buffer;
  contentType: string;
  imageSet?: ImageSet | undefined;
}

/** What people do on their phones. Each act shows in the chat and goes out as a webhook event. */
export interface People {
  say(who: Speaker, text: string): ChatMessage;
  sendSticker(who: Speaker, sticker: { packageId: string; stickerId: string }): ChatMessage;
  sendPhoto(who: Speaker, photo: Photo): Promise<ChatMessage>;
  unsend(who: Speaker, messageId: string): boolean;
  follow(lineUserId: string): boolean;
  block(lineUserId: string): boolean;
  inviteAccount(groupId: string): boolean;
  removeAccount(groupId: string): boolean;
  /** Shows what the person did without an event of its own. */
  show(who: Speaker, message: Record<string, unknown>): ChatMessage;
}

interface Needs {
  platform: Platform;
  clock: AppClock;
  events: EventMaker;
  webhook: WebhookSender;
  storage: Storage;
  account: { userId: string; name: string };
}

const emptyHands = { say: 'พิมพ์', photo: 'ส่งรูป', sticker: 'ส่งสติกเกอร์' };

export function createPeople(needs: Needs): People {
  const { platform, clock, events, webhook, storage, account } = needs;

  const sourceOf = ({ lineUserId, chatId }: Speaker): Source => ({
    chatId: chatId ?? lineUserId,
    lineUserId,
  });
  const about = (who: Speaker, what: string) => ({
    subject: `${platform.shortName(who.lineUserId)} · ${what}`,
    line: who.chatId ?? who.lineUserId,
  });
  const hears = ({ lineUserId, chatId }: Speaker) =>
    chatId === undefined || chatId === lineUserId
      ? platform.persona(lineUserId)?.friend === 'friend'
      : platform.group(chatId)?.joined === true;

  const show: People['show'] = (who, message) => {
    const shown: ChatMessage = {
      id: platform.nextMessageId(),
      chatId: who.chatId ?? who.lineUserId,
      at: clock.now().toISOString(),
      from: 'person',
      author: who.lineUserId,
      message,
    };
    platform.addMessage(shown);
    return shown;
  };
  const note = (chatId: string, text: string) =>
    platform.addMessage({
      id: ulid(clock.wall()),
      chatId,
      at: clock.now().toISOString(),
      from: 'note',
      message: { type: 'note', text },
    });
  const speak = (who: Speaker, message: Record<string, unknown>, what: string) => {
    const shown = show(who, message);
    const event = events.messageEvent(sourceOf(who), { id: shown.id, ...message });
    if (hears(who)) webhook.send(event, about(who, what));
    return shown;
  };
  const befriend = (lineUserId: string, friend: 'friend' | 'blocked') => {
    const persona = platform.persona(lineUserId);
    if (persona === undefined || persona.friend === friend) return undefined;
    const before = persona.friend;
    persona.friend = friend;
    platform.touch();
    platform.publish({ type: 'people' });
    return before;
  };
  const membership = (groupId: string, joined: boolean) => {
    const group = platform.group(groupId);
    if (group === undefined || group.joined === joined) return false;
    group.joined = joined;
    platform.touch();
    platform.publish({ type: 'people' });
    note(groupId, joined ? `${account.name} เข้าร่วมกลุ่ม` : `${account.name} ออกจากกลุ่ม`);
    const source = { chatId: groupId };
    const event = joined
      ? events.answerable('join', source, {})
      : events.plain('leave', source, {});
    webhook.send(event, {
      subject: `${group.name} · ${joined ? 'ชวนเข้ากลุ่ม' : 'นำออกจากกลุ่ม'}`,
      line: groupId,
    });
    return true;
  };

  return {
    show,
    say: (who, text) =>
      speak(
        who,
        { type: 'text', text, ...mentionIn(text, account) },
        `${emptyHands.say} ${text.slice(0, 40)}`,
      ),
    sendSticker: (who, sticker) =>
      speak(
        who,
        { type: 'sticker', ...sticker, stickerResourceType: 'STATIC' },
        emptyHands.sticker,
      ),
    sendPhoto: async (who, { bytes, contentType, imageSet }) => {
      const contentProvider = { type: 'line' };
      const shown = show(who, { type: 'image', contentProvider });
      const file = `content-${shown.id}`;
      await storage.writeBlob(file, bytes);
      platform.state.contents.push({ id: shown.id, contentType, file });
      platform.touch();
      platform.publish({ type: 'update', message: shown });
      const set = imageSet ? { imageSet } : {};
      const message = { id: shown.id, type: 'image', contentProvider, ...set };
      const event = events.messageEvent(sourceOf(who), message);
      if (hears(who)) webhook.send(event, about(who, emptyHands.photo));
      return shown;
    },
    unsend: (who, messageId) => {
      const message = platform.findMessage(messageId);
      if (message === undefined || message.author !== who.lineUserId || message.unsent)
        return false;
      message.unsent = true;
      message.message = { type: 'text', text: '' };
      platform.state.contents = platform.state.contents.filter((item) => item.id !== messageId);
      platform.touch();
      platform.publish({ type: 'update', message });
      const event = events.plain('unsend', sourceOf(who), { unsend: { messageId } });
      if (hears(who)) webhook.send(event, about(who, 'ยกเลิกข้อความ'));
      return true;
    },
    follow: (lineUserId) => {
      const before = befriend(lineUserId, 'friend');
      if (before === undefined) return false;
      note(lineUserId, before === 'blocked' ? 'เลิกบล็อกแล้ว' : 'เพิ่มเพื่อนแล้ว');
      const follow = { isUnblocked: before === 'blocked' };
      const event = events.answerable('follow', { chatId: lineUserId }, { follow });
      webhook.send(event, about({ lineUserId }, 'เพิ่มเพื่อน'));
      return true;
    },
    block: (lineUserId) => {
      if (befriend(lineUserId, 'blocked') === undefined) return false;
      note(lineUserId, 'บล็อกบัญชีนี้แล้ว');
      const event = events.plain('unfollow', { chatId: lineUserId }, {});
      webhook.send(event, about({ lineUserId }, 'บล็อก'));
      return true;
    },
    inviteAccount: (groupId) => membership(groupId, true),
    removeAccount: (groupId) => membership(groupId, false),
  };
}

/** In groups a mention of the account travels with the text, as LINE marks it. */
function mentionIn(text: string, account: { userId: string; name: string }) {
  const handle = `@${account.name}`;
  const index = text.indexOf(handle);
  if (index < 0) return {};
  const mentionee = { index, length: handle.length, type: 'user', userId: account.userId };
  return { mention: { mentionees: [{ ...mentionee, isSelf: true }] } };
}
