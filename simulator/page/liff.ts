// The mini-app inside the phone, as LINE opens it over the chat.
import { button, el, focusOn, icon } from './dom.ts';
import { textOf } from './http.ts';

let stopListening: (() => void) | undefined;

export function closeLiff(place: HTMLElement): void {
  place.querySelector('.liff')?.remove();
  stopListening?.();
  stopListening = undefined;
}

interface Said {
  type?: unknown;
  title?: unknown;
  url?: unknown;
}

function isSaid(data: unknown): data is Said {
  return typeof data === 'object' && data !== null;
}

/** The mini-app may ask to be closed, to set its title, or to open an external page. */
function listen(frame: HTMLIFrameElement, origin: string, hear: (said: Said) => void): void {
  const listener = (event: MessageEvent<unknown>) => {
    const ours = event.source === frame.contentWindow && event.origin === origin;
    if (ours && isSaid(event.data)) hear(event.data);
  };
  window.addEventListener('message', listener);
  stopListening = () => window.removeEventListener('message', listener);
}

interface Opening {
  url: string;
  again: () => Promise<string>;
}

export function openLiff(place: HTMLElement, { url, again }: Opening): void {
  closeLiff(place);
  const before = document.activeElement;
  const { origin, host } = new URL(url);
  const frame = el('iframe', {
    src: url,
    title: 'มินิแอป ศอช. ประสาน',
    allow: 'clipboard-write; camera',
  });
  const title = el('strong', { text: 'ศอช. ประสาน' });
  const opening = el('span', { text: 'กำลังเปิด…' });
  const cover = el('div', { class: 'liff-cover', role: 'status' }, icon('mark'), opening);
  const close = () => {
    closeLiff(place);
    focusOn(before);
  };
  const reload = async () => {
    cover.hidden = false;
    frame.src = await again();
  };
  frame.addEventListener('load', () => {
    cover.hidden = true;
  });
  listen(frame, origin, (said) => {
    if (said.type === 'liff.closeWindow') close();
    if (said.type === 'liff.title') title.textContent = textOf(said.title).slice(0, 60);
    const outside = textOf(said.url);
    if (said.type === 'liff.openWindow' && /^https?:/.test(outside))
      window.open(outside, '_blank', 'noopener');
  });
  const shut = button({ icon: 'close', label: 'ปิดมินิแอป', onClick: close });
  const renew = button({ icon: 'refresh', label: 'โหลดใหม่', onClick: () => void reload() });
  const head = el('header', {}, renew, el('p', {}, title, el('small', { text: host })), shut);
  const page = el('div', { class: 'liff-page' }, frame, cover);
  place.append(el('section', { class: 'liff', role: 'dialog', 'aria-label': 'มินิแอป' }, head, page));
  shut.focus();
}
