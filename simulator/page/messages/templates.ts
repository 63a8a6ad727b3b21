// Template messages: buttons, confirm, carousel, image carousel.
import { el } from '../dom.ts';
import type { Action, OnTap, Template, TemplateCard } from '../types.ts';

function actionButton(action: Action, onTap: OnTap): HTMLElement {
  const onClick = () => onTap(action);
  return el('button', { type: 'button', text: action.label ?? action.type, onClick });
}

function card(content: TemplateCard, onTap: OnTap): HTMLElement {
  const { thumbnailImageUrl, imageUrl, title, text, action } = content;
  const actions = content.actions ?? (action ? [action] : []);
  const picture = thumbnailImageUrl ?? imageUrl;
  return el(
    'div',
    { class: 'template' },
    picture && el('img', { src: picture, alt: '' }),
    title && el('strong', { text: title }),
    text && el('p', { text }),
    el('div', { class: 'template-acts' }, ...actions.map((item) => actionButton(item, onTap))),
  );
}

interface Sent {
  altText: string;
  content: Template;
}

export function template({ altText, content }: Sent, onTap: OnTap): HTMLElement {
  if (content.columns) {
    const cards = content.columns.map((column) => card(column, onTap));
    const props = { class: 'carousel', role: 'group', 'aria-label': altText, tabindex: '0' };
    return el('div', props, ...cards);
  }
  const node = card(content, onTap);
  node.classList.toggle('template-confirm', content.type === 'confirm');
  return node;
}
