import { monthNames, monthShortNames } from '#domain/thai/date.ts';

const wordJoiner = '\u2060';
const noBreakSpace = '\u00a0';
/** A longer text does not fit into one line, so it may wrap. */
const maxPieceLength = 20;

const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' });

/**
 * Keeps names, dates and numbers on one line: ต.ท่าข้าวเปลือก, 25 ธ.ค. 2567, ครั้งที่ 2, and the text
 * between two dots. Phones break Thai lines by a dictionary, even inside names.
 */
export function noWrap(text: string): string {
  if (text.includes(' · ')) return text.split(' · ').map(whole).join(' · ');
  return text.replaceAll(dates, spaced).replaceAll(counts, whole).replaceAll(places, whole);
}

const months = [...monthShortNames, ...monthNames].join('|').replaceAll('.', '\\.');
const dates = new RegExp(`\\d{1,2} (?:${months})(?: (?:พ\\.ศ\\. )?\\d{4})?`, 'g');
const counts =
  /ครั้งที่ \d{1,9}|(?:ส่งแล้ว )?\d{1,9} จาก \d{1,9}|\d{1,9} (?:วัน|เรื่อง|คน|รูป|ข้อ)|\d\d\.\d\d น\./g;
const places = /(?:ศอช\.)?[ตอจ]\.[\u0e01-\u0e4e]{1,40}/g;

function spaced(words: string): string {
  return words.replaceAll(' ', noBreakSpace);
}

const joined = new Map<string, string>();
const maxJoined = 5_000;

/** Remembers its results, because cards repeat the same places and dates, and finding letters is slow. */
function whole(words: string): string {
  const known = joined.get(words);
  if (known !== undefined) return known;
  if (joined.size >= maxJoined) joined.clear();
  const result = joinLetters(words);
  joined.set(words, result);
  return result;
}

function joinLetters(words: string): string {
  const letters = Array.from(
    segmenter.segment(spaced(words)),
    (segmentData) => segmentData.segment,
  );
  return letters.length > maxPieceLength ? words : letters.join(wordJoiner);
}
