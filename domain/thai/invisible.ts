import { limitMarks } from './marks.ts';

/**
 * Characters that take no space on the screen or print as blank: zero-width and direction marks,
 * joiners, filler letters, variation selectors, and halves of an emoji. They come with pasted text.
 * An emoji of several characters is matched as a whole first, because a joiner inside it belongs to
 * it.
 */
const invisibleOrEmoji =
  /(\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?(?:\u200d\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)*)|[\p{Default_Ignorable_Code_Point}\p{Cs}\u2800\ufff9-\ufffb]/gu;
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Cs}\u2800\ufff9-\ufffb]/gu;

/**
 * Word and spreadsheets mark a line break inside a paragraph or cell with a vertical tab or a
 * separator.
 */
const lineBreak = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Used for numbers, dates, names and comparisons. */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, '');
}

/** Cleans a typed text of several lines: NFC, without invisible and control characters. Emoji are kept. */
export function cleanLines(text: string): string {
  const shown = text
    .replace(lineBreak, '\n')
    .replace(invisibleOrEmoji, (_, emoji: string | undefined) => emoji ?? '')
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g, '');
  // Normalized after the removal, because combining marks before and after an invisible character
  // then become neighbours.
  return limitMarks(shown).normalize('NFC').trim();
}

/** Cleans a text to one line with single spaces. */
export function cleanLine(text: string): string {
  return cleanLines(text).replace(/\s+/g, ' ');
}

/** Cleans a typed number, date or name to one line. Joiners inside emoji are removed too. */
export function cleanValue(text: string): string {
  return cleanLine(withoutInvisible(text));
}

/** True for a text without a letter, digit or sign that a reader can see. */
export function isBlankText(text: string): boolean {
  return !/[\p{L}\p{N}\p{P}\p{S}]/u.test(withoutInvisible(text));
}
