// The dialogs of the phone: to pick a date, to act on a message, and to act on the chat.
import { button, el, icon } from './dom.ts';
import { openPhotoDialog } from './photo-dialog.ts';
import { createPicker } from './pickers.ts';
import { openBottomDialog } from './bottom-dialog.ts';
import { groupOf, personaOf, speaker, store } from './store.ts';
import { localText, longDay } from './thai.ts';
import type { Action, Group, Persona, Shown } from './types.ts';
import { post } from './http.ts';

function pickerFor({ mode = 'date', initial = '', min, max }: Action) {
  const now = localText(new Date(store.status?.clock.now ?? Date.now()));
  const start =
    mode === 'time' ? `${now.slice(0, 10)}T${initial || now.slice(11)}` : initial || now;
  return createPicker({ mode, initial: start, min, max });
}

function inWords(mode: string, value: string): string {
  const day = mode === 'time' ? '' : longDay(new Date(`${value.slice(0, 10)}T12:00:00+07:00`));
  const clock = mode === 'date' ? '' : `เวลา ${value.slice(-5)} น.`;
  return `${day} ${clock}`.trim();
}

/** Resolves with the value in LINE's format, or with nothing when the user dismisses it. */
export function openDateSheet(place: HTMLElement, action: Action): Promise<string | undefined> {
  const { promise, resolve } = Promise.withResolvers<string | undefined>();
  const mode = action.mode ?? 'date';
  const picker = pickerFor(action);
  const said = el('p', { class: 'picked', 'aria-live': 'polite' });
  const words = mode === 'time' ? 'ส่งเวลานี้' : 'ส่งวันที่นี้';
  let chosen: string | undefined;
  const go = button({
    class: 'fill',
    words,
    onClick: () => {
      chosen = picker.value();
      close();
    },
  });
  const refresh = () => {
    said.textContent = picker.inRange() ? inWords(mode, picker.value()) : 'อยู่นอกช่วงที่เลือกได้';
    go.disabled = !picker.inRange();
  };
  picker.node.addEventListener('change', refresh);
  refresh();
  const close = openBottomDialog(place, {
    title: action.label ?? 'เลือกวัน',
    body: el('div', { class: 'dialog-body' }, picker.node, said, go),
    onClose: () => resolve(chosen),
  });
  return promise;
}

interface Choice {
  icon: string;
  words: string;
  go: () => void;
}

function openChoices(place: HTMLElement, title: string, list: Choice[]): void {
  const body = el('div', { class: 'dialog-list' });
  for (const { icon: mark, words, go } of list) {
    const onClick = () => {
      close();
      go();
    };
    body.append(el('button', { type: 'button', onClick }, icon(mark), el('span', { text: words })));
  }
  const close = openBottomDialog(place, { title, body });
}

export function openMessageMenu(place: HTMLElement, { id, author, chatId }: Shown): void {
  const inGroup = chatId === author ? {} : { chatId };
  const unsend = () => void post('unsend', { lineUserId: author, ...inGroup, messageId: id });
  openChoices(place, 'ข้อความนี้', [{ icon: 'returned', words: 'ยกเลิกข้อความ', go: unsend }]);
}

function groupChoices({ groupId, joined }: Group): Choice[] {
  const leave = {
    icon: 'close',
    words: 'นำบัญชีออกจากกลุ่ม',
    go: () => void post('leave', { groupId }),
  };
  const join = { icon: 'plus', words: 'ชวนบัญชีเข้ากลุ่ม', go: () => void post('join', { groupId }) };
  return [joined ? leave : join];
}

function friendChoice({ lineUserId }: Persona): Choice {
  return { icon: 'close', words: 'บล็อกบัญชีนี้', go: () => void post('block', { lineUserId }) };
}

export function openChatMenu(place: HTMLElement): void {
  const group = groupOf(store.current);
  const person = personaOf(store.current);
  const talk: Choice[] = [
    { icon: 'camera', words: 'ส่งรูป', go: () => openPhotoDialog(place) },
    {
      icon: 'done',
      words: 'ส่งสติกเกอร์',
      go: () => void post('sticker', { ...speaker(), packageId: '446', stickerId: '1988' }),
    },
  ];
  if (group) return openChoices(place, group.name, [...talk, ...groupChoices(group)]);
  if (!person) return undefined;
  const { lineUserId } = person;
  const follow = { icon: 'plus', words: 'เพิ่มเพื่อน', go: () => void post('follow', { lineUserId }) };
  const friend = person.friend === 'friend';
  return openChoices(place, person.name, friend ? [...talk, friendChoice(person)] : [follow]);
}
