import { sendText } from './actions.ts';
import { button, el, icon } from './dom.ts';
import { openPhotoSheet } from './sheets.ts';
import { emit, groupOf, personaOf, store } from './store.ts';
import { post } from './wire.ts';

function speakerChoice(group) {
  const select = el('select', {
    'aria-label': 'พูดในนามของ',
    onChange: () => {
      group.speaker = select.value;
    },
  });
  for (const id of group.members) {
    const option = el('option', { value: id, text: personaOf(id)?.name ?? id });
    option.selected = id === (group.speaker ?? group.members[0]);
    select.append(option);
  }
  return el('label', { class: 'speaker' }, el('span', { text: 'พูดในนามของ' }), select);
}

function invitation(group) {
  return button({
    class: 'invite',
    icon: 'plus',
    words: `ชวน ${store.about.accountName} เข้ากลุ่ม`,
    onClick: () => void post('join', { groupId: group.groupId }),
  });
}

/** The row one types in; Enter sends, as on a phone. */
export function keyboard({ place, hasMenu, onMenu }) {
  const input = el('input', {
    type: 'text',
    maxlength: '5000',
    placeholder: 'พิมพ์ข้อความ',
    'aria-label': 'พิมพ์ข้อความ',
    autocomplete: 'off',
    enterkeyhint: 'send',
  });
  const send = () => {
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    void sendText(text).then(({ ok }) => {
      if (ok) return;
      input.value = text;
      emit('toast', { words: 'ส่งไม่ได้ LINE จำลองไม่ตอบ', bad: true });
    });
  };
  const form = el(
    'form',
    {
      class: 'bar typing',
      onSubmit: (event) => {
        event.preventDefault();
        send();
      },
    },
    hasMenu && button({ icon: 'menu', label: 'เปิดเมนู', onClick: onMenu }),
    button({ icon: 'camera', label: 'ส่งรูป', onClick: () => openPhotoSheet(place) }),
    input,
    el(
      'button',
      { type: 'submit', 'aria-label': 'ส่งข้อความ', title: 'ส่งข้อความ', class: 'send' },
      icon('send'),
    ),
  );
  const group = groupOf(store.current);
  if (!group) return form;
  return el('div', {}, group.joined ? null : invitation(group), speakerChoice(group), form);
}
