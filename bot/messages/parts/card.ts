import type { messagingApi } from '@line/bot-sdk';
import type { Message } from '#bot/line/line-client.ts';
import type { Links } from '#bot/links.ts';
import { buttonFoot } from './card-buttons.ts';
import type { Button } from './card-buttons.ts';
import { drawParts, hairline, padded, picture } from './card-rows.ts';
import type { Heading, Row } from './card-rows.ts';
import { altTextOf, lineOf, paragraphOf } from './limits.ts';
import { colors, tones } from './theme.ts';
import type { StatusStyle } from './theme.ts';
import { noWrap } from './no-wrap.ts';
import { quickReplies } from './quick-replies.ts';
import type { QuickReply } from './quick-replies.ts';

type Box = messagingApi.FlexBox;
type Part = messagingApi.FlexComponent;

export interface Card {
  strip: StatusStyle;
  title?: string;
  parts: readonly (Row | Heading)[];
  /** The number of further rows that are not listed. They are counted in "ดูอีก". */
  hidden?: number;
  /** Where the other rows can be seen. */
  listUrl?: string;
  /** Thai counting word for the rows; เรื่อง by default. */
  unit?: string;
  /** True when the whole row can be tapped, because the rows are choices of the same kind. */
  choice?: boolean;
  foot?: string;
  buttons?: readonly Button[];
  quick?: readonly QuickReply[];
}

const mostRows = 5;
const mostButtons = 3;

/**
 * Builds every card: a strip with the state, a title, at most five rows, and at most three buttons in
 * all.
 */
export function card(spec: Card, links: Links): Message {
  const rows = spec.parts.filter((part) => part.kind === 'row').length;
  const shown = firstRows(spec.parts);
  const more = Math.max(0, rows - mostRows) + (spec.hidden ?? 0);
  const buttons = (spec.buttons ?? []).slice(0, mostButtons);
  const free = spec.choice ? 0 : mostButtons - buttons.length;
  const moreWords = `${more} ${spec.unit ?? 'เรื่อง'}`;
  const bubble: messagingApi.FlexBubble = {
    type: 'bubble',
    size: 'mega',
    header: strip(spec.strip, links),
    body: {
      type: 'box',
      layout: 'vertical',
      paddingAll: '0px',
      contents: [
        ...(spec.title === undefined ? [] : [titleBox(spec.title)]),
        ...drawParts(shown, { links, free }),
        ...(more > 0 ? [moreBox(`ดูอีก ${moreWords}`, spec.listUrl ?? links.home())] : []),
        ...(spec.foot === undefined ? [] : [footNote(spec.foot)]),
        ...buttonFoot(buttons),
      ],
    },
  };
  return {
    type: 'flex',
    altText: altTextOf(wordsOf(spec, { shown, more: more > 0 ? `และอีก ${moreWords}` : null })),
    contents: bubble,
    ...(spec.quick?.length ? { quickReply: quickReplies(spec.quick, links) } : {}),
  };
}

/** Removes headings without a row below them. */
function firstRows(parts: Card['parts']): (Row | Heading)[] {
  const chosen: (Row | Heading)[] = [];
  let rows = 0;
  for (const part of parts) {
    if (part.kind === 'row') rows += 1;
    if (rows > mostRows) break;
    chosen.push(part);
  }
  return chosen.filter((part, index) => part.kind === 'row' || chosen[index + 1]?.kind === 'row');
}

function strip({ tone, icon, label }: StatusStyle, links: Links): Box {
  return {
    type: 'box',
    layout: 'horizontal',
    backgroundColor: tones[tone].tint,
    alignItems: 'center',
    spacing: '10px',
    paddingAll: '8px',
    paddingStart: '16px',
    paddingEnd: '16px',
    contents: [
      picture(links.icon(`${icon}-${tone}`)),
      {
        type: 'text',
        scaling: true,
        text: lineOf(label),
        weight: 'bold',
        color: tones[tone].ink,
        wrap: true,
      },
    ],
  };
}

function titleBox(title: string): Box {
  const textPart: Part = {
    type: 'text',
    scaling: true,
    text: noWrap(lineOf(title)),
    weight: 'bold',
    size: 'lg',
    color: colors.ink,
    wrap: true,
    maxLines: 3,
  };
  return padded([textPart], { top: '10px', bottom: '8px' });
}

function moreBox(label: string, uri: string): Box {
  const textPart: Part = {
    type: 'text',
    scaling: true,
    text: label,
    weight: 'bold',
    color: colors.brand,
    align: 'center',
  };
  const box = padded([textPart], { top: '12px', bottom: '12px' });
  const action = { type: 'uri', label, uri } as const;
  return {
    type: 'box',
    layout: 'vertical',
    contents: [hairline, { ...box, action }],
  };
}

function footNote(text: string): Box {
  const textPart: Part = {
    type: 'text',
    scaling: true,
    text: noWrap(paragraphOf(text)),
    color: colors.ink2,
    size: 'sm',
    wrap: true,
  };
  return padded([textPart], { top: '8px', bottom: '8px' });
}

/** The card as text for notifications, screen readers and old phones. */
function wordsOf(
  spec: Card,
  { shown, more }: { shown: Card['parts']; more: string | null },
): string {
  const lines = shown.map((part) =>
    part.kind === 'heading'
      ? `${part.text}${part.strong === undefined ? '' : ` · ${part.strong}`}:`
      : `${part.title}${part.note === undefined ? '' : ` (${part.note})`}`,
  );
  return [
    spec.strip.label,
    ...(spec.title === undefined ? [] : [spec.title]),
    ...lines,
    ...(more === null ? [] : [more]),
    ...(spec.foot === undefined ? [] : [spec.foot]),
  ].join('\n');
}
