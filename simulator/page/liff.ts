// The mini-app inside the phone, as LINE opens it over the chat.
import { button, el, icon } from './dom.ts';

let listening;

function closeAll(place) {
  place.querySelector('.liff')?.remove();
  if (listening) window.removeEventListener('message', listening);
  listening = undefined;
}

/** Opens `url` in the overlay; the page inside may ask to be closed by a message. */
export function openLiff(place, url) {
  closeAll(place);
  const before = document.activeElement;
  const close = () => {
    closeAll(place);
    if (before instanceof HTMLElement && before.isConnected) before.focus();
  };
  const frame = el('iframe', {
    src: url,
    title: 'มินิแอป ศอช. ประสาน',
    allow: 'clipboard-write; camera',
  });
  const { origin, host } = new URL(url);
  const title = el('strong', { text: 'ศอช. ประสาน' });
  const cover = el(
    'div',
    { class: 'liff-cover', role: 'status' },
    icon('mark'),
    el('span', { text: 'กำลังเปิด…' }),
  );
  const reload = () => {
    cover.hidden = false;
    frame.src = url;
  };
  const overlay = el(
    'section',
    { class: 'liff', role: 'dialog', 'aria-label': 'มินิแอป' },
    el(
      'header',
      {},
      button({ icon: 'refresh', label: 'โหลดใหม่', onClick: () => void reload() }),
      el('p', {}, title, el('small', { text: host })),
      button({ icon: 'close', label: 'ปิดมินิแอป', onClick: close }),
    ),
    el('div', { class: 'liff-page' }, frame, cover),
  );
  frame.addEventListener('load', () => {
    cover.hidden = true;
  });
  listening = (event) => {
    if (event.source !== frame.contentWindow || event.origin !== origin) return;
    const { type, title: named, url: outside } = event.data ?? {};
    if (type === 'liff.closeWindow') close();
    if (type === 'liff.title' && typeof named === 'string') title.textContent = named.slice(0, 60);
    if (type === 'liff.openWindow' && /^https?:/.test(String(outside)))
      window.open(outside, '_blank', 'noopener');
  };
  window.addEventListener('message', listening);
  place.append(overlay);
  overlay.querySelector('header button:last-child')?.focus();
}
