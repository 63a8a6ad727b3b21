import type { AppClock } from './clock.ts';
import type { EventMaker, Source } from './events.ts';
import { ulid } from './ids.ts';
import type { Platform } from './platform.ts';
import type { ChatMessage, Persona } from './state.ts';
import type { Storage } from './storage.ts';
import type { LineEvent, WebhookSender } from './webhook.ts';

export interface Speaker {
  lineUserId: string;
  chatId?: string | undefined;
}

/** The image set of photos sent together, as LINE marks them. */
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

/**
 * The actions of people on their phones. Each is shown in the chat, and the app gets it as a webhook
 * event.
 */
export interface People {
  say(who: Speaker, text: string): ChatMessage;
  sendSticker(who: Speaker, sticker: { packageId: string; stickerId: string }): ChatMessage;
  sendPhoto(who: Speaker, photo: Photo): Promise<ChatMessage>;
  unsend(who: Speaker, messageId: string): boolean;
  follow(lineUserId: string): boolean;
  block(lineUserId: string): boolean;
  inviteAccount(groupId: string): boolean;
  removeAccount(groupId: string): boolean;
  /** Shows an action for which LINE sends no event. */
  show(who: Speaker, message: Record<string, unknown>): ChatMessage;
}

interface PeopleContext {
  platform: Platform;
  clock: AppClock;
  events: EventMaker;
  webhook: WebhookSender;
  storage: Storage;
  account: { userId: string; name: string };
}

export function createPeople(context: PeopleContext): People {
  const { account } = context;
  return {
    show: (speaker, message) => show(context, { speaker, message }),
    say: (speaker, text) =>
      speak(context, {
        speaker,
        message: { type: 'text', text, ...mentionIn(text, account) },
        summary: `พิมพ์ ${text.slice(0, 40)}`,
      }),
    sendSticker: (speaker, sticker) =>
      speak(context, {
        speaker,
        message: { type: 'sticker', ...sticker, stickerResourceType: 'STATIC' },
        summary: 'ส่งสติกเกอร์',
      }),
    sendPhoto: (speaker, photo) => sendPhoto(context, { speaker, photo }),
    unsend: (speaker, messageId) => unsend(context, { speaker, messageId }),
    follow: (lineUserId) => follow(context, lineUserId),
    block: (lineUserId) => block(context, lineUserId),
    inviteAccount: (groupId) => setMembership(context, { groupId, joined: true }),
    removeAccount: (groupId) => setMembership(context, { groupId, joined: false }),
  };
}

interface Utterance {
  speaker: Speaker;
  message: Record<string, unknown>;
}

function sourceOf({ lineUserId, chatId }: Speaker): Source {
  return { chatId: chatId ?? lineUserId, lineUserId };
}

/** Sends the event, unless the account cannot read this chat. */
function notifyAccount(
  { platform, webhook }: PeopleContext,
  { speaker, event, summary }: { speaker: Speaker; event: LineEvent; summary: string },
): void {
  const { lineUserId, chatId = lineUserId } = speaker;
  const isReadable =
    chatId === lineUserId
      ? platform.persona(lineUserId)?.friend === 'friend'
      : platform.group(chatId)?.joined === true;
  if (isReadable) webhook.send(event, aboutOf(platform, { speaker, summary }));
}

function aboutOf(
  platform: Platform,
  { speaker, summary }: { speaker: Speaker; summary: string },
): { subject: string; line: string } {
  return {
    subject: `${platform.shortName(speaker.lineUserId)} · ${summary}`,
    line: speaker.chatId ?? speaker.lineUserId,
  };
}

function show({ platform, clock }: PeopleContext, { speaker, message }: Utterance): ChatMessage {
  const shown: ChatMessage = {
    id: platform.nextMessageId(),
    chatId: speaker.chatId ?? speaker.lineUserId,
    at: clock.now().toISOString(),
    from: 'person',
    author: speaker.lineUserId,
    message,
  };
  platform.addMessage(shown);
  return shown;
}

/** A grey line in the chat, such as "added as a friend". */
function addNote(
  { platform, clock }: PeopleContext,
  { chatId, text }: { chatId: string; text: string },
): void {
  platform.addMessage({
    id: ulid(clock.wall()),
    chatId,
    at: clock.now().toISOString(),
    from: 'note',
    message: { type: 'note', text },
  });
}

function speak(
  context: PeopleContext,
  { speaker, message, summary }: Utterance & { summary: string },
): ChatMessage {
  const shown = show(context, { speaker, message });
  const event = context.events.messageEvent(sourceOf(speaker), { id: shown.id, ...message });
  notifyAccount(context, { speaker, event, summary });
  return shown;
}

async function sendPhoto(
  context: PeopleContext,
  { speaker, photo }: { speaker: Speaker; photo: Photo },
): Promise<ChatMessage> {
  const { platform, storage, events } = context;
  const { bytes, contentType, imageSet } = photo;
  const contentProvider = { type: 'line' };
  const shown = show(context, { speaker, message: { type: 'image', contentProvider } });
  const file = `content-${shown.id}`;
  await storage.writeBlob(file, bytes);
  platform.state.contents.push({ id: shown.id, contentType, file });
  platform.touch();
  platform.publish({ type: 'update', message: shown });
  const message = { id: shown.id, type: 'image', contentProvider, ...(imageSet && { imageSet }) };
  const event = events.messageEvent(sourceOf(speaker), message);
  notifyAccount(context, { speaker, event, summary: 'ส่งรูป' });
  return shown;
}

function unsend(
  context: PeopleContext,
  { speaker, messageId }: { speaker: Speaker; messageId: string },
): boolean {
  const { platform, events } = context;
  const message = platform.findMessage(messageId);
  if (message === undefined || message.author !== speaker.lineUserId || message.unsent)
    return false;
  message.unsent = true;
  message.message = { type: 'text', text: '' };
  platform.state.contents = platform.state.contents.filter(({ id }) => id !== messageId);
  platform.touch();
  platform.publish({ type: 'update', message });
  const event = events.plain('unsend', sourceOf(speaker), { unsend: { messageId } });
  notifyAccount(context, { speaker, event, summary: 'ยกเลิกข้อความ' });
  return true;
}

/** Returns the earlier state of the person, or undefined when nothing changed. */
function setFriend(
  { platform }: PeopleContext,
  { lineUserId, friend }: { lineUserId: string; friend: 'friend' | 'blocked' },
): Persona['friend'] | undefined {
  const persona = platform.persona(lineUserId);
  if (persona === undefined || persona.friend === friend) return undefined;
  const before = persona.friend;
  persona.friend = friend;
  platform.touch();
  platform.publish({ type: 'people' });
  return before;
}

function follow(context: PeopleContext, lineUserId: string): boolean {
  const { platform, events, webhook } = context;
  const before = setFriend(context, { lineUserId, friend: 'friend' });
  if (before === undefined) return false;
  const isUnblocked = before === 'blocked';
  addNote(context, { chatId: lineUserId, text: isUnblocked ? 'เลิกบล็อกแล้ว' : 'เพิ่มเพื่อนแล้ว' });
  const event = events.answerable('follow', { chatId: lineUserId }, { follow: { isUnblocked } });
  webhook.send(event, aboutOf(platform, { speaker: { lineUserId }, summary: 'เพิ่มเพื่อน' }));
  return true;
}

function block(context: PeopleContext, lineUserId: string): boolean {
  const { platform, events, webhook } = context;
  if (setFriend(context, { lineUserId, friend: 'blocked' }) === undefined) return false;
  addNote(context, { chatId: lineUserId, text: 'บล็อกบัญชีนี้แล้ว' });
  const event = events.plain('unfollow', { chatId: lineUserId }, {});
  webhook.send(event, aboutOf(platform, { speaker: { lineUserId }, summary: 'บล็อก' }));
  return true;
}

function setMembership(
  context: PeopleContext,
  { groupId, joined }: { groupId: string; joined: boolean },
): boolean {
  const { platform, events, webhook, account } = context;
  const group = platform.group(groupId);
  if (group === undefined || group.joined === joined) return false;
  group.joined = joined;
  platform.touch();
  platform.publish({ type: 'people' });
  const text = joined ? `${account.name} เข้าร่วมกลุ่ม` : `${account.name} ออกจากกลุ่ม`;
  addNote(context, { chatId: groupId, text });
  const source = { chatId: groupId };
  const event = joined ? events.answerable('join', source, {}) : events.plain('leave', source, {});
  const subject = `${group.name} · ${joined ? 'ชวนเข้ากลุ่ม' : 'นำออกจากกลุ่ม'}`;
  webhook.send(event, { subject, line: groupId });
  return true;
}

/** In a group, LINE sends mentions of the account as a part of the text message. */
function mentionIn(text: string, account: { userId: string; name: string }) {
  const handle = `@${account.name}`;
  const index = text.indexOf(handle);
  if (index < 0) return {};
  const mentionee = { index, length: handle.length, type: 'user', userId: account.userId };
  return { mention: { mentionees: [{ ...mentionee, isSelf: true }] } };
}
