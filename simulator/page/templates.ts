// Template messages: buttons, confirm, carousel, image carousel.
import { el } from './dom.ts';

function actionButton(action, onTap) {
  return el('button', {
    type: 'button',
    text: action.label ?? action.type,
    onClick: () => onTap(action),
  });
}

function card({ thumbnailImageUrl, title, text, actions = [] }, onTap) {
  return el(
    'div',
    { class: 'template' },
    thumbnailImageUrl && el('img', { src: thumbnailImageUrl, alt: '' }),
    title && el('strong', { text: title }),
    text && el('p', { text }),
    el('div', { class: 'template-acts' }, ...actions.map((action) => actionButton(action, onTap))),
  );
}

function pictureCard({ imageUrl, action }, onTap) {
  return el(
    'div',
    { class: 'template' },
    el('img', { src: imageUrl, alt: '' }),
    el('div', { class: 'template-acts' }, actionButton(action, onTap)),
  );
}

export function template({ template: content, altText }, onTap) {
  const columns = content.columns ?? [];
  if (content.type === 'carousel')
    return el(
      'div',
      { class: 'carousel', role: 'group', 'aria-label': altText, tabindex: '0' },
      ...columns.map((column) => card(column, onTap)),
    );
  if (content.type === 'image_carousel')
    return el(
      'div',
      { class: 'carousel', role: 'group', 'aria-label': altText, tabindex: '0' },
      ...columns.map((column) => pictureCard(column, onTap)),
    );
  const node = card(content, onTap);
  node.classList.toggle('template-confirm', content.type === 'confirm');
  return node;
}
