// Sheets that rise from the foot of the phone.
import { button, el, icon } from './dom.ts';
import { createPicker } from './pickers.ts';
import { samplePhotos } from './photos.ts';
import { emit, groupOf, personaOf, speaker, store } from './store.ts';
import { longDay } from './thai.ts';
import { post } from './wire.ts';

/** @returns {() => void} closes the sheet and gives the focus back */
function openSheet(place, { title, body, onClose }) {
  place.querySelector('.sheet-ground')?.remove();
  const before = document.activeElement;
  const close = () => {
    ground.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    onClose?.();
  };
  const sheet = el(
    'section',
    { class: 'sheet', role: 'dialog', 'aria-modal': 'true', 'aria-label': title },
    el(
      'header',
      {},
      el('h3', { text: title }),
      button({ icon: 'close', label: 'ปิด', onClick: close }),
    ),
    body,
  );
  const ground = el('div', { class: 'sheet-ground' }, sheet);
  ground.addEventListener('click', (event) => event.target === ground && close());
  ground.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    if (event.key === 'Tab') keepInside(sheet, event);
  });
  place.append(ground);
  (sheet.querySelector('[data-first], select, input') ?? sheet.querySelector('button'))?.focus();
  return close;
}

function keepInside(sheet, event) {
  const all = [...sheet.querySelectorAll('button, select, input, [tabindex="0"]')].filter(
    (node) => !node.disabled,
  );
  const edge = event.shiftKey ? all[0] : all.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? all.at(-1) : all[0])?.focus();
}

const localNow = () =>
  new Date(new Date(store.status?.clock.now ?? Date.now()).getTime() + 7 * 3_600_000)
    .toISOString()
    .slice(0, 16);

/** @returns {Promise<string | undefined>} the value in LINE's format, nothing when dismissed */
export function openDateSheet(place, action) {
  return new Promise((resolve) => {
    const today = localNow();
    const given = action.initial ?? '';
    const initial =
      action.mode === 'time'
        ? `${today.slice(0, 10)}T${given || today.slice(11)}`
        : `${given || today}`;
    const picker = createPicker({ mode: action.mode, initial, min: action.min, max: action.max });
    const said = el('p', { class: 'picked', 'aria-live': 'polite' });
    const go = button({ class: 'fill', words: 'ส่งวันที่นี้' });
    if (action.mode === 'time') go.querySelector('span').textContent = 'ส่งเวลานี้';
    const refresh = () => {
      const value = picker.value();
      const day =
        action.mode === 'time' ? '' : longDay(new Date(`${value.slice(0, 10)}T12:00:00+07:00`));
      const clock = action.mode === 'date' ? '' : ` เวลา ${value.slice(-5)} น.`;
      said.textContent = picker.inRange() ? `${day}${clock}`.trim() : 'อยู่นอกช่วงที่เลือกได้';
      go.disabled = !picker.inRange();
    };
    picker.node.addEventListener('change', refresh);
    refresh();
    let result;
    const close = openSheet(place, {
      title: action.label ?? 'เลือกวัน',
      body: el('div', { class: 'sheet-body' }, picker.node, said, go),
      onClose: () => resolve(result),
    });
    go.addEventListener('click', () => {
      result = picker.value();
      close();
    });
  });
}

async function shrink(file) {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, 2400 / Math.max(bitmap.width, bitmap.height));
  const canvas = el('canvas', {
    width: Math.round(bitmap.width * scale),
    height: Math.round(bitmap.height * scale),
  });
  canvas.getContext('2d').drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function sendCanvas(canvas) {
  const base64 = canvas.toDataURL('image/jpeg', 0.86).split(',')[1];
  const answer = await post('photo', { ...speaker(), contentType: 'image/jpeg', base64 });
  if (!answer.ok) emit('toast', { words: 'ส่งรูปไม่ได้', bad: true });
}

export function openPhotoSheet(place) {
  const file = el('input', {
    type: 'file',
    accept: 'image/*',
    class: 'sr',
    id: 'photo-file',
    tabindex: '-1',
  });
  const grid = el('div', { class: 'photo-grid' });
  const body = el(
    'div',
    { class: 'sheet-body' },
    el('p', { text: 'แตะรูปตัวอย่างเพื่อส่ง หรือเลือกจากเครื่อง' }),
    grid,
    file,
    button({ class: 'plain', icon: 'photo', words: 'เลือกรูปจากเครื่อง', onClick: () => file.click() }),
  );
  const close = openSheet(place, { title: 'ส่งรูป', body });
  for (const { name, draw } of samplePhotos()) {
    const canvas = draw();
    grid.append(
      el(
        'button',
        {
          type: 'button',
          'aria-label': `ส่งรูป${name}`,
          'data-first': grid.children.length === 0 ? '' : undefined,
          onClick: () => {
            close();
            void sendCanvas(canvas);
          },
        },
        canvas,
        el('span', { text: name }),
      ),
    );
  }
  grid.querySelector('button')?.focus();
  file.addEventListener('change', async () => {
    const chosen = file.files?.[0];
    if (!chosen) return;
    close();
    await shrink(chosen)
      .then(sendCanvas)
      .catch(() => emit('toast', { words: 'เปิดรูปนี้ไม่ได้', bad: true }));
  });
}

export function openPlaceNote() {
  emit('toast', { words: 'โทรศัพท์จำลองส่งตำแหน่งไม่ได้' });
}

function choices(place, title, list) {
  let close = () => undefined;
  const rows = list.map(({ icon: name, words, go }) =>
    el(
      'button',
      {
        type: 'button',
        onClick: () => {
          close();
          go();
        },
      },
      icon(name),
      el('span', { text: words }),
    ),
  );
  close = openSheet(place, { title, body: el('div', { class: 'sheet-list' }, ...rows) });
}

export function openMessageMenu(place, message) {
  const who = {
    lineUserId: message.author,
    chatId: message.chatId === message.author ? undefined : message.chatId,
  };
  choices(place, 'ข้อความนี้', [
    {
      icon: 'returned',
      words: 'ยกเลิกข้อความ',
      go: () => void post('unsend', { ...who, messageId: message.id }),
    },
  ]);
}

export function openChatMenu(place) {
  const group = groupOf(store.current);
  const person = personaOf(store.current);
  const photo = { icon: 'camera', words: 'ส่งรูป', go: () => openPhotoSheet(place) };
  const sticker = {
    icon: 'done',
    words: 'ส่งสติกเกอร์',
    go: () => void post('sticker', { ...speaker(), packageId: '446', stickerId: '1988' }),
  };
  if (group) {
    const leave = {
      icon: 'close',
      words: 'นำบัญชีออกจากกลุ่ม',
      go: () => void post('leave', { groupId: group.groupId }),
    };
    const join = {
      icon: 'plus',
      words: 'ชวนบัญชีเข้ากลุ่ม',
      go: () => void post('join', { groupId: group.groupId }),
    };
    return choices(place, group.name, [photo, sticker, group.joined ? leave : join]);
  }
  const block = {
    icon: 'close',
    words: 'บล็อกบัญชีนี้',
    go: () => void post('block', { lineUserId: person.lineUserId }),
  };
  const follow = {
    icon: 'plus',
    words: 'เพิ่มเพื่อน',
    go: () => void post('follow', { lineUserId: person.lineUserId }),
  };
  const friend = person?.friend === 'friend';
  return choices(place, person?.name ?? '', friend ? [photo, sticker, block] : [follow]);
}
