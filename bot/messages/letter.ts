import type { Letter } from '#domain/letter/letter.ts';
import { roundsOf } from '#domain/letter/dates.ts';
import { formatDay } from '#domain/thai/date.ts';
import { clauseLabel } from '#domain/wording.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import { plainText } from './parts/plain-text.ts';
import { commonReplies, quickReplies } from './parts/quick-replies.ts';

interface LetterPart {
  letter: Letter;
  clauses: Letter['clauses'];
  links: Links;
}

/** The clauses of the letter in the words of the letter, with the dates of each. */
export function letterCard({ letter, clauses, links }: LetterPart): Message {
  return card(
    {
      strip: { tone: 'closed', icon: 'register', label: `ที่ ${letter.number}` },
      title: letter.subject,
      parts: clauses.map((clause) => rowOf(clause, letter)),
      listUrl: links.calendar(),
      unit: 'ข้อ',
      foot: `ลงวันที่ ${formatDay(letter.date, 'long')}`,
      buttons: [linkButton('ดูกำหนดส่งทุกข้อ', links.calendar())],
      quick: commonReplies,
    },
    links,
  );
}

function rowOf({ no, summary, obligations }: Letter['clauses'][number], letter: Letter): Row {
  const ids = new Set(obligations.map(({ id }) => id));
  const dates = roundsOf(letter)
    .filter(({ obligation }) => ids.has(obligation.id))
    .map(({ round }) => formatDay(round.dueOn, 'medium'));
  const due = dates.length === 0 ? '' : ` (ส่งจังหวัด ${[...new Set(dates)].join(', ')})`;
  return {
    kind: 'row',
    tone: 'closed',
    icon: 'calendar',
    title: clauseLabel(no),
    note: summary + due,
    plainNote: true,
  };
}

export function noLetterText(links: Links): Message {
  return plainText('ยังไม่มีหนังสือสั่งการของปีนี้ในระบบ', quickReplies(commonReplies, links));
}

export function noSuchClauseText(no: number, links: Links): Message {
  return plainText(
    `หนังสือสั่งการปีนี้ไม่มีข้อ ${no}\nพิมพ์ “หนังสือสั่งการ” เพื่อดูทุกข้อ`,
    quickReplies(commonReplies, links),
  );
}
