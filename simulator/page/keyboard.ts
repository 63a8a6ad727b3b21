// The text input row. Enter sends, as on a phone.
import { sendText } from './actions.ts';
import { selfWords } from './personas.ts';
import { button, el, icon } from './dom.ts';
import { openPhotoDialog } from './photo-dialog.ts';
import { emit, groupOf, personaOf, store } from './store.ts';
import type { Group } from './types.ts';
import { post } from './http.ts';

function speakerChoice(group: Group): HTMLElement {
  const options = group.members.map((id) => {
    const person = personaOf(id);
    return el('option', { value: id, text: person ? selfWords(person) : id });
  });
  const select = el('select', { 'aria-label': 'พูดในนามของ' }, ...options);
  select.value = group.speaker ?? group.members[0] ?? '';
  select.addEventListener('change', () => {
    group.speaker = select.value;
  });
  return el('label', { class: 'speaker' }, el('span', { text: 'พูดในนามของ' }), select);
}

function invitation({ groupId }: Group): HTMLElement {
  return button({
    class: 'invite',
    icon: 'plus',
    words: `ชวน ${store.about.accountName} เข้ากลุ่ม`,
    onClick: () => void post('join', { groupId }),
  });
}

async function send(input: HTMLInputElement): Promise<void> {
  const text = input.value.trim();
  if (text === '') return;
  input.value = '';
  const { ok } = await sendText(text);
  if (ok) return;
  input.value = text;
  emit('toast', { words: 'ส่งไม่ได้ LINE จำลองไม่ตอบ', bad: true });
}

function form(place: HTMLElement, onMenu: (() => void) | undefined): HTMLElement {
  const input = el('input', {
    type: 'text',
    maxlength: '5000',
    placeholder: 'พิมพ์ข้อความ',
    'aria-label': 'พิมพ์ข้อความ',
    autocomplete: 'off',
    enterkeyhint: 'send',
  });
  const onSubmit = (event: Event) => {
    event.preventDefault();
    void send(input);
  };
  const label = 'ส่งข้อความ';
  return el(
    'form',
    { class: 'bar typing', onSubmit },
    onMenu && button({ icon: 'menu', label: 'เปิดเมนู', onClick: onMenu }),
    button({ icon: 'camera', label: 'ส่งรูป', onClick: () => openPhotoDialog(place) }),
    input,
    el(
      'button',
      { type: 'submit', 'aria-label': label, title: label, class: 'send' },
      icon('send'),
    ),
  );
}

export function keyboard(place: HTMLElement, onMenu?: () => void): HTMLElement {
  const group = groupOf(store.current);
  if (!group) return form(place, onMenu);
  return el(
    'div',
    {},
    group.joined ? null : invitation(group),
    speakerChoice(group),
    form(place, onMenu),
  );
}
