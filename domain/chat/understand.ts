import { editDistance } from '../thai/edit-distance.ts';
import { normalizeCommand, requestsIn } from './courtesy.ts';
import { inCentralThai } from './dialect.ts';
import { intentWords } from './intents.ts';
import type { Intent, IntentWords, Pattern } from './intent.ts';
import { inOtherLayout } from './keyboard.ts';
import { findWord, lettersOutside, looseWord, wordsOf } from './words.ts';
import type { Span, Words } from './words.ts';

/** What a person wants, as far as the words alone show it. */
export interface Wish {
  intent: Intent;
  /**
   * `exact`: the whole text is a command. `said`: the words are within a sentence. `near`: a typing
   * mistake was forgiven, so a place name in the text takes precedence. `none`: nothing was
   * understood.
   */
  how: 'exact' | 'said' | 'near' | 'none';
  /** A second wish in the same message. */
  also: Intent | null;
  /** Parts of the text without any known word: the name of a place, a reason, a second wish. */
  rest: readonly string[];
  /** The positions of the understood words in the letters of the text. */
  spans: readonly Span[];
}

const nothing: Wish = { intent: 'unknown', how: 'none', also: null, rest: [], spans: [] };

/** What a chat text asks for. Pure, and linear in time: it reads only the first 300 characters. */
export function understand(typed: string): Wish {
  const text = inCentralThai(typed);
  const command = commandWish(text);
  if (command) return command;
  const words = wordsOf(text);
  if (isNoise(words.letters)) return { ...nothing, intent: 'noise' };
  if (isForwardedLetter(text)) return { ...nothing, rest: [words.letters] };
  return (
    saidWish(words) ?? layoutWish(typed) ?? nearWish(text) ?? { ...nothing, rest: [words.letters] }
  );
}

/**
 * Understands a text only if the whole text is a command; any other text is unknown. It takes a tenth
 * of the time of `understand`, which searches sentences for words. It is used for messages in a
 * group.
 */
export function understandCommand(typed: string): Wish {
  return commandWish(inCentralThai(typed)) ?? nothing;
}

function commandWish(text: string): Wish | null {
  if (thanksSign.test(text) && wordsOf(text).letters === '') return whole('thanks');
  const letters = normalizeCommand(text);
  const command = exactWish(letters);
  if (command) return command;
  if (clauseAlone.test(letters)) return whole('letter');
  return formAlone.test(letters) ? whole('file') : null;
}

function whole(intent: Intent): Wish {
  return { ...nothing, intent, how: 'exact' };
}

const thanksSign = /[👍👌🙏🙇❤😊]/u;
/** ข้อ 4 names a clause of the letter, and แบบ 1 one of its forms. */
const clauseAlone = /^(?:หนังสือ)?ขอ\d{1,2}(?:วาอะไร|คืออะไร|วายังไง|บอกวาอะไร)?$/;
const formAlone = /^แบบ(?:ฟอรม|รายงาน)?(?:ที)?\d{1,2}$/;

/** True for a text without letters, a repeated letter, or keys of the middle keyboard row. */
function isNoise(letters: string): boolean {
  return (
    !/[\p{L}\p{N}]/u.test(letters) || /^(?:(\D)\1*|5{3,})$/u.test(letters) || mashed.test(letters)
  );
}

const mashed = /ฟหกด|หกดฟ|asdf|qwer/;

const longLetter = 100;

/**
 * True for an official letter that was forwarded to the account. None of its words is a wish of the
 * sender.
 */
function isForwardedLetter(text: string): boolean {
  return text.length > longLetter && /เรียน\s/.test(text) && /สิ่งที่ส่งมาด้วย|จึงเรียนมาเพื่อ/.test(text);
}

const exactIntents = new Map<string, Intent>(
  intentWords.flatMap(({ intent, exact }) =>
    exact.map((command) => [looseWord(command), intent] as const),
  ),
);

function exactWish(letters: string): Wish | null {
  for (const request of requestsIn(letters)) {
    const intent = exactIntents.get(request);
    if (intent) return whole(intent);
  }
  return null;
}

function saidWish(words: Words): Wish | null {
  const said = intentWords.flatMap((candidate) => {
    const spans = spansOf(candidate, words);
    return spans ? [{ intent: candidate.intent, spans }] : [];
  });
  const [first] = said;
  if (!first) return null;
  const other = said.find(
    ({ intent, spans }) =>
      asksAlone.has(intent) && intent !== first.intent && !overlaps(spans, first.spans),
  );
  return {
    intent: first.intent,
    how: 'said',
    also: other && asksAlone.has(first.intent) ? other.intent : null,
    rest: lettersOutside(words, first.spans).filter((run) => !isFiller(run)),
    spans: first.spans,
  };
}

/** A second wish is offered only when it is one of these questions. */
const asksAlone: ReadonlySet<Intent> = new Set([
  'status',
  'dueDates',
  'meetings',
  'grading',
  'register',
]);

function spansOf({ within }: IntentWords, words: Words): Span[] | null {
  for (const pattern of within) {
    const spans = patternSpans(pattern, words);
    if (spans) return spans;
  }
  return null;
}

function patternSpans({ groups, not }: Pattern, words: Words): Span[] | null {
  const spans = groups.map((group) => firstOf(group, words));
  const found = spans.filter((span) => span !== null);
  if (found.length < groups.length || firstOf(not, words)) return null;
  return found;
}

function firstOf(group: readonly string[], words: Words): Span | null {
  for (const word of group) {
    const span = findWord(words, word);
    if (span) return span;
  }
  return null;
}

function overlaps(spans: readonly Span[], others: readonly Span[]): boolean {
  return spans.some((span) => others.some(({ from, to }) => span.from < to && from < span.to));
}

/** Words that say nothing about the wish, such as polite words and conjunctions. */
const fillers = new Set(
  [
    'ของ',
    'ที่',
    'ใน',
    'ทาง',
    'เรา',
    'มี',
    'อยู่',
    'บ้าง',
    'แล้ว',
    'ตอนนี้',
    'วันนี้',
    'ได้',
    'ไหม',
    'อะไร',
    'ผม',
    'ฉัน',
    'หนู',
    'ดิฉัน',
    'พี่',
    'ขอ',
    'ดู',
    'อยากดู',
    'ขอดู',
    'อยากทราบ',
    'อยากรู้',
    'ช่วย',
    'หน่อย',
    'ล่าสุด',
    'ทั้งหมด',
    'ต้อง',
    'ให้',
    'อีก',
    'ท่าน',
    'งาน',
    'ผล',
  ].map(looseWord),
);

function isFiller(run: string): boolean {
  return requestsIn(run).some((request) => fillers.has(request)) || run.length < 2;
}

/**
 * Reads the text as typed in the wrong keyboard layout. A Latin word is left alone when the same keys
 * make no sense in Thai.
 */
function layoutWish(typed: string): Wish | null {
  const other = inOtherLayout(typed.trim());
  const wish =
    exactWish(normalizeCommand(other)) ??
    (/[\u0e00-\u0e7f]/.test(other) ? saidWish(wordsOf(other)) : null);
  return wish && { ...wish, how: 'near' };
}

/** A shorter command becomes another word too easily when one letter changes. */
const shortestForgiven = 4;
/** These commands take effect at once, so a typing mistake in them is not forgiven. */
const actsAtOnce: ReadonlySet<Intent> = new Set(['acknowledge', 'unmute']);
const forgivable = [...exactIntents].filter(
  ([command, intent]) => command.length >= shortestForgiven && !actsAtOnce.has(intent),
);

/** Finds a command with one letter too many, too few or wrong. Null when two intents are equally near. */
function nearWish(text: string): Wish | null {
  const near = new Set<Intent>();
  for (const request of requestsIn(normalizeCommand(text)))
    for (const [command, intent] of forgivable)
      if (Math.abs(command.length - request.length) <= 1 && editDistance(command, request) <= 1)
        near.add(intent);
  const [intent, second] = near;
  return intent && !second ? { ...nothing, intent, how: 'near' } : null;
}
