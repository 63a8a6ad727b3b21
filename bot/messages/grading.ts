import { formatPercent } from '#domain/thai/number.ts';
import type { DutyView } from '#use-cases/duties/duty-views.ts';
import type { Grade } from '#use-cases/centres/centre-summary.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import { openDuty } from './parts/duty-row.ts';
import { placeOf, stateOf } from './parts/duty-labels.ts';
import { commonReplies } from './parts/quick-replies.ts';

interface Grading {
  /** Grading duties of the person's tambons, most urgent first. */
  duties: readonly DutyView[];
  grades: readonly Grade[];
  now: Date;
  links: Links;
}

/** ประเมิน: the grade of the last round a tambon, and the sheet to open. */
export function gradingCard({ duties, grades, now, links }: Grading): Message {
  const centres = [...Map.groupBy(duties, (duty) => duty.centre.id).values()];
  const graded = new Set(grades.map((grade) => grade.centre)).size;
  return card(
    {
      strip:
        graded > 0
          ? { tone: 'done', icon: 'grade', word: `มีผลประเมิน ${graded} จาก ${centres.length} ตำบล` }
          : { tone: 'closed', icon: 'grade', word: 'ยังไม่มีผลประเมิน' },
      title: 'ประเมินระดับการพัฒนา ศอช.ต.',
      parts: centres.flatMap((own) => rowOf(own, { grades, now, links })),
      rest: links.home(),
      unit: 'ตำบล',
      ...(centres.length === 0 ? { foot: 'ท่านไม่มี ศอช.ต. ที่ต้องประเมิน' } : {}),
      quick: commonReplies,
    },
    links,
  );
}

/** The duty that can be worked on, beside the newest grade there is. */
function rowOf(own: readonly DutyView[], to: Omit<Grading, 'duties'>): Row[] {
  const current =
    own.find((duty) => duty.holder === 'centre' && duty.standing !== 'closed') ??
    own.toSorted((a, b) => b.round - a.round).find((duty) => duty.standing !== 'closed') ??
    own[0];
  if (!current) return [];
  const grade = to.grades
    .filter((candidate) => candidate.centre === current.centre.id)
    .toSorted((a, b) => b.round - a.round)[0];
  const state = stateOf(current, to.now);
  return [
    {
      kind: 'row',
      tone: grade ? 'done' : state.tone,
      icon: grade ? 'grade' : state.icon,
      title: placeOf(current.centre.label) + (grade ? ` ครั้งที่ ${grade.round}` : ''),
      note: grade ? gradeWords(grade) : state.word,
      open: openDuty(current, to.links),
    },
  ];
}

function gradeWords({ level, percent }: Grade): string {
  return `${level ?? 'ยังให้คะแนนไม่ครบ'} ${formatPercent(percent)}`;
}

/** For those who look after many: how many tambons at each grade. */
export function gradeCountsCard(of: {
  place: string;
  total: number;
  grades: readonly Grade[];
  links: Links;
}): Message {
  const byLevel = [...Map.groupBy(newest(of.grades), (grade) => grade.level ?? 'ยังให้คะแนนไม่ครบ')];
  const graded = newest(of.grades).length;
  return card(
    {
      strip: {
        tone: graded > 0 ? 'done' : 'closed',
        icon: 'grade',
        word: `ส่งผลแล้ว ${graded} จาก ${of.total} ตำบล`,
      },
      title: `ผลประเมิน ${of.place}`,
      parts: byLevel
        .toSorted(([, a], [, b]) => b.length - a.length)
        .map(([level, own]) => ({
          kind: 'row',
          tone: 'done',
          icon: 'grade',
          title: level,
          note: `${own.length} ตำบล`,
        })),
      buttons: [linkButton('เปิดภาพรวม', of.links.overview())],
      quick: commonReplies,
    },
    of.links,
  );
}

function newest(grades: readonly Grade[]): Grade[] {
  return [...Map.groupBy(grades, (grade) => grade.centre).values()].flatMap(
    (own) => own.toSorted((a, b) => b.round - a.round)[0] ?? [],
  );
}
