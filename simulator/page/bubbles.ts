// Messages as LINE shows them. Every word reaches the page as text, never as HTML.
import { perform } from './actions.ts';
import { el, icon } from './dom.ts';
import { flexMessage } from './flex.ts';
import { template } from './templates.ts';

const phone = () => document.getElementById('phone');
const tap = (action) => void perform(action, phone());

/** Web addresses in a text become links that open as LINE opens them. */
function linked(text) {
  const pieces = text.split(/(https?:\/\/[^\s<>"']+|line:\/\/[^\s]+)/);
  return pieces.map((piece, index) => {
    if (index % 2 === 0) return piece;
    const link = el('a', { href: piece, text: piece });
    link.addEventListener('click', (event) => {
      event.preventDefault();
      tap({ type: 'uri', uri: piece });
    });
    return link;
  });
}

function textBubble(text) {
  return el('p', { class: 'said' }, ...linked(text));
}

function textV2({ text, substitution = {} }) {
  const said = text.replace(/\{\{|\}\}|\{([0-9a-zA-Z_]+)\}/g, (whole, name) => {
    if (whole === '{{') return '{';
    if (whole === '}}') return '}';
    const put = substitution[name];
    if (put?.type === 'emoji') return '🙂';
    return put?.mentionee?.type === 'all' ? '@ทุกคน' : '@สมาชิก';
  });
  return textBubble(said);
}

function photo(src, alt) {
  const image = el('img', { src, alt, loading: 'lazy' });
  const frame = el('a', { class: 'photo', href: src, target: '_blank', rel: 'noopener' }, image);
  image.addEventListener('load', () => {
    const talk = frame.closest('.talk');
    if (talk && talk.scrollHeight - talk.scrollTop - talk.clientHeight < 500)
      talk.scrollTop = talk.scrollHeight;
  });
  return frame;
}

function sticker() {
  return el('div', { class: 'sticker', role: 'img', 'aria-label': 'สติกเกอร์' }, icon('done'));
}

function file(name, words) {
  return el('p', { class: 'said file' }, icon(name), el('span', { text: words }));
}

const kinds = {
  text: ({ text }) => textBubble(text),
  textV2,
  sticker,
  image: (message, id) =>
    photo(
      message.originalContentUrl ? message.previewImageUrl : `/_sim/content/${id}`,
      'รูปที่ส่งในแชต',
    ),
  video: () => file('photo', 'วิดีโอ'),
  audio: () => file('quote', 'ข้อความเสียง'),
  location: ({ title, address }) => file('centre', `${title} ${address}`),
  imagemap: ({ altText }) => file('photo', altText),
  flex: (message) => flexMessage(message, tap),
  template: (message) => template(message, tap),
};

/** @param {{id: string, message: {type: string}}} shown */
export function bubble({ id, message }) {
  const kind = kinds[message.type];
  return kind ? kind(message, id) : file('info', `ข้อความชนิด ${message.type}`);
}
