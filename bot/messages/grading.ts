import { formatPercent } from '#domain/thai/number.ts';
import type { DutyView } from '#domain/duty/view.ts';
import type { Grade } from '#use-cases/centres/centre-summary.ts';
import type { Message } from '../line/line-client.ts';
import type { Links } from '../links.ts';
import { linkButton } from './parts/card-buttons.ts';
import { card } from './parts/card.ts';
import type { Row } from './parts/card-rows.ts';
import { openDuty } from './parts/duty-row.ts';
import { placeOf } from '#domain/duty/long-name.ts';
import { stateOf } from './parts/duty-labels.ts';
import { commonReplies } from './parts/quick-replies.ts';

interface Grading {
  /** Grading duties of the person's tambons, most urgent first. */
  duties: readonly DutyView[];
  grades: readonly Grade[];
  now: Date;
  links: Links;
}

/** ประเมิน: each tambon's grade of the last round, and a button to the grading form. */
export function gradingCard({ duties, grades, now, links }: Grading): Message {
  const centres = [...Map.groupBy(duties, (duty) => duty.centre.id).values()];
  const graded = new Set(grades.map((grade) => grade.centre)).size;
  return card(
    {
      strip:
        graded > 0
          ? { tone: 'done', icon: 'grade', label: `มีผลประเมิน ${graded} จาก ${centres.length} ตำบล` }
          : { tone: 'closed', icon: 'grade', label: 'ยังไม่มีผลประเมิน' },
      title: 'ประเมินระดับการพัฒนา ศอช.ต.',
      parts: centres.flatMap((centreDuties) => rowOf(centreDuties, { grades, now, links })),
      listUrl: links.home(),
      unit: 'ตำบล',
      ...(centres.length === 0 ? { foot: 'ท่านไม่มี ศอช.ต. ที่ต้องประเมิน' } : {}),
      quick: commonReplies,
    },
    links,
  );
}

/** The open grading duty of a tambon, with its newest grade. */
function rowOf(centreDuties: readonly DutyView[], to: Omit<Grading, 'duties'>): Row[] {
  const current =
    centreDuties.find((duty) => duty.holder === 'centre' && duty.standing !== 'closed') ??
    centreDuties.toSorted((a, b) => b.round - a.round).find((duty) => duty.standing !== 'closed') ??
    centreDuties[0];
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
      note: grade ? gradeWords(grade) : state.label,
      open: openDuty(current, to.links),
    },
  ];
}

function gradeWords({ level, percent }: Grade): string {
  return `${level ?? 'ยังให้คะแนนไม่ครบ'} ${formatPercent(percent)}`;
}

/** The number of tambons with each grade, for people who are responsible for many. */
export function gradeCountsCard(counts: {
  place: string;
  total: number;
  grades: readonly Grade[];
  links: Links;
}): Message {
  const byLevel = [
    ...Map.groupBy(newest(counts.grades), (grade) => grade.level ?? 'ยังให้คะแนนไม่ครบ'),
  ];
  const graded = newest(counts.grades).length;
  return card(
    {
      strip: {
        tone: graded > 0 ? 'done' : 'closed',
        icon: 'grade',
        label: `ส่งผลแล้ว ${graded} จาก ${counts.total} ตำบล`,
      },
      title: `ผลประเมิน ${counts.place}`,
      parts: byLevel
        .toSorted(([, a], [, b]) => b.length - a.length)
        .map(([level, tambons]) => ({
          kind: 'row',
          tone: 'done',
          icon: 'grade',
          title: level,
          note: `${tambons.length} ตำบล`,
        })),
      buttons: [linkButton('เปิดภาพรวม', counts.links.overview())],
      quick: commonReplies,
    },
    counts.links,
  );
}

function newest(grades: readonly Grade[]): Grade[] {
  return [...Map.groupBy(grades, (grade) => grade.centre).values()].flatMap(
    (centreGrades) => centreGrades.toSorted((a, b) => b.round - a.round)[0] ?? [],
  );
}
