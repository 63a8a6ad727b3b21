import type { messagingApi } from '@line/bot-sdk';
import type { IconName } from '#bot/assets/icons.ts';
import type { Links } from '#bot/links.ts';
import { smallButton } from './card-buttons.ts';
import type { Button } from './card-buttons.ts';
import { flexLabel, lineOf, paragraphOf } from './limits.ts';
import { colors, tones } from './theme.ts';
import type { Tone } from './theme.ts';
import { noWrap } from './no-wrap.ts';

type Box = messagingApi.FlexBox;
type Part = messagingApi.FlexComponent;

export interface Row {
  kind: 'row';
  icon: IconName;
  tone: Tone;
  title: string;
  note?: string;
  /** True for a note that quotes a person. It has the plain text colour and not the colour of the state. */
  plainNote?: boolean;
  /** The maximum number of lines of the note; six by default for a quotation. */
  lines?: number;
  open?: Button;
}

export interface Heading {
  kind: 'heading';
  text: string;
  strong?: string;
}

export const hairline: messagingApi.FlexSeparator = { type: 'separator', color: colors.line };

export function picture(url: string): messagingApi.FlexImage {
  return { type: 'image', url, size: '24px', aspectRatio: '1:1', flex: 0 };
}

export function padded(contents: Part[], { top, bottom }: { top: string; bottom: string }): Box {
  return {
    type: 'box',
    layout: 'vertical',
    paddingAll: '16px',
    paddingTop: top,
    paddingBottom: bottom,
    contents,
  };
}

/** Rows and headings with separators. Rows have buttons until the card has no more buttons left. */
export function drawParts(
  parts: readonly (Row | Heading)[],
  { links, free }: { links: Links; free: number },
): Part[] {
  let freeButtons = free;
  return parts.flatMap((part) => {
    if (part.kind === 'heading') return [hairline, headingBox(part)];
    const button = part.open && freeButtons > 0 ? part.open : null;
    if (button) freeButtons -= 1;
    return [hairline, rowBox(part, { links, button })];
  });
}

function headingBox({ text, strong }: Heading): Box {
  const spans: messagingApi.FlexSpan[] = [
    { type: 'span', text: lineOf(text), color: colors.ink2 },
    ...(strong === undefined
      ? []
      : [
          { type: 'span', text: ' · ' } as const,
          { type: 'span', text: lineOf(strong), weight: 'bold', color: colors.ink } as const,
        ]),
  ];
  const textPart: Part = {
    type: 'text',
    scaling: true,
    contents: spans,
    color: colors.ink2,
    size: 'sm',
    wrap: true,
  };
  const box = padded([textPart], { top: '5px', bottom: '5px' });
  return { ...box, backgroundColor: colors.sunken };
}

/** A row without a button of its own can be tapped as a whole. */
function rowBox(row: Row, { links, button }: { links: Links; button: Button | null }): Box {
  const note: Part[] =
    row.note === undefined
      ? []
      : [
          {
            type: 'text',
            scaling: true,
            text: noWrap(row.plainNote ? paragraphOf(row.note) : lineOf(row.note)),
            color: row.plainNote ? colors.ink : tones[row.tone].ink,
            weight: row.plainNote ? 'regular' : 'bold',
            wrap: true,
            maxLines: row.lines ?? (row.plainNote ? 6 : 3),
          },
        ];
  const title: Part = {
    type: 'text',
    scaling: true,
    text: noWrap(lineOf(row.title)),
    weight: 'bold',
    color: colors.ink,
    wrap: true,
    maxLines: 4,
  };
  const textPart: Box = {
    type: 'box',
    layout: 'vertical',
    justifyContent: 'center',
    contents: [title, ...note],
  };
  const asWhole = row.open && !button ? row.open : null;
  const end = button
    ? [endColumn(smallButton(button), '76px')]
    : asWhole
      ? [endColumn(picture(links.icon('next-done')), '24px')]
      : [];
  return {
    type: 'box',
    layout: 'horizontal',
    spacing: '10px',
    paddingAll: '8px',
    paddingStart: '16px',
    paddingEnd: '12px',
    contents: [iconColumn(row, links), textPart, ...end],
    ...(asWhole ? { action: { ...asWhole.action, label: flexLabel(row.title) } } : {}),
  };
}

/** Aligned with the first line of the text, or centred when the row has only a title. */
function iconColumn({ icon, tone, note }: Row, links: Links): Box {
  return {
    type: 'box',
    layout: 'vertical',
    flex: 0,
    width: '24px',
    ...(note === undefined ? { justifyContent: 'center' as const } : {}),
    contents: [picture(links.icon(`${icon}-${tone}`))],
  };
}

/** Vertically centred in the row. */
function endColumn(part: Part, width: string): Box {
  return {
    type: 'box',
    layout: 'vertical',
    flex: 0,
    width,
    justifyContent: 'center',
    contents: [part],
  };
}
