// Messages as LINE shows them. Text is inserted as text, never as HTML.
import { el, icon } from '../dom.ts';
import { flexMessage } from './flex.ts';
import { template } from './templates.ts';
import type { Message, OnTap, Shown } from '../types.ts';

/** Makes links of web addresses in a text. They open as LINE would open them. */
function linked(text: string, onTap: OnTap): (string | HTMLElement)[] {
  const pieces = text.split(/(https?:\/\/[^\s<>"']+|line:\/\/\S+)/);
  return pieces.map((piece, index) => {
    if (index % 2 === 0) return piece;
    const onClick = (event: Event) => {
      event.preventDefault();
      onTap({ type: 'uri', uri: piece });
    };
    return el('a', { href: piece, text: piece, onClick });
  });
}

function textBubble(text: string, onTap: OnTap): HTMLElement {
  return el('p', { class: 'said' }, ...linked(text, onTap));
}

function filledIn({ text = '', substitution = {} }: Message): string {
  return text.replace(
    /\{\{|\}\}|\{([0-9a-zA-Z_]+)\}/g,
    (whole: string, name: string | undefined) => {
      if (name === undefined) return whole.slice(0, 1);
      const put = substitution[name];
      if (put?.type === 'emoji') return '🙂';
      return put?.mentionee?.type === 'all' ? '@ทุกคน' : '@สมาชิก';
    },
  );
}

function photo(src: string): HTMLElement {
  const image = el('img', { src, alt: 'รูปที่ส่งในแชต' });
  const frame = el('a', { class: 'photo', href: src, target: '_blank', rel: 'noopener' }, image);
  image.addEventListener('load', () => {
    const talk = frame.closest('.talk');
    const away = talk ? talk.scrollHeight - talk.scrollTop - talk.clientHeight : 0;
    if (talk && away < 500) talk.scrollTop = talk.scrollHeight;
  });
  return frame;
}

function sticker(): HTMLElement {
  return el('div', { class: 'sticker', role: 'img', 'aria-label': 'สติกเกอร์' }, icon('done'));
}

function plainCard(mark: string, words: string): HTMLElement {
  return el('p', { class: 'said file' }, icon(mark), el('span', { text: words }));
}

type Kind = (message: Message, more: { id: string; onTap: OnTap }) => HTMLElement;

const kinds: Record<string, Kind> = {
  text: ({ text = '' }, { onTap }) => textBubble(text, onTap),
  textV2: (message, { onTap }) => textBubble(filledIn(message), onTap),
  sticker,
  image: ({ previewImageUrl }, { id }) => photo(previewImageUrl ?? `/_sim/content/${id}`),
  video: () => plainCard('photo', 'วิดีโอ'),
  audio: () => plainCard('quote', 'ข้อความเสียง'),
  location: ({ title = '', address = '' }) => plainCard('centre', `${title} ${address}`),
  imagemap: ({ altText = '' }) => plainCard('photo', altText),
  flex: ({ altText = '', contents }, { onTap }) =>
    contents ? flexMessage({ altText, contents }, onTap) : plainCard('info', altText),
  template: ({ altText = '', template: content }, { onTap }) =>
    content ? template({ altText, content }, onTap) : plainCard('info', altText),
};

export function bubble({ id, message }: Shown, onTap: OnTap): HTMLElement {
  const kind = kinds[message.type];
  return kind ? kind(message, { id, onTap }) : plainCard('info', `ข้อความชนิด ${message.type}`);
}
