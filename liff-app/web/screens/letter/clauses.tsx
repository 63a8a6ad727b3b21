import type { ComponentChildren } from 'preact';
import type { Clause, Letter, Obligation, Round } from '#domain/letter/letter.ts';
import type { Output } from '#contract/contract.ts';
import { dayText } from '#web/format-day.ts';
import { messages } from '#web/messages.ts';
import { Icon } from '#web/parts/icon.tsx';
import { levelsLabel } from './letter-labels.ts';

type Read = Output<'letter.read'>;

export interface RoundOf {
  clause: Clause;
  obligation: Obligation;
  round: Round;
  /** The title of a round: ประเมินระดับ ครั้งที่ 1. */
  title: string;
}

interface Props {
  letter: Letter;
  titles: Read['titles'];
  progress: Read['progress'];
  /** Buttons for a round or a clause. Missing for people who may not edit. */
  roundAct?: (letterRound: RoundOf) => ComponentChildren;
  clauseAct?: (clause: Clause) => ComponentChildren;
}

/** The letter as a table with one section for each clause and one row for each round. */
export function Clauses({ letter, titles, progress, roundAct, clauseAct }: Props) {
  return (
    <>
      {letter.clauses.map((clause) => (
        <section key={clause.no} class="clause" aria-labelledby={`clause-${clause.no}`}>
          <header>
            <h2 id={`clause-${clause.no}`}>ข้อ {clause.no}</h2>
            {clauseAct?.(clause)}
          </header>
          <p class="quoted">{clause.summary}</p>
          {clause.obligations.length === 0 ? <p class="quiet">ข้อนี้ไม่มีเรื่องที่ต้องส่ง</p> : null}
          <ul>
            {clause.obligations.flatMap((obligation) =>
              obligation.rounds.map((round) => {
                const key = `${obligation.id}.${round.no}`;
                return (
                  <Row
                    key={key}
                    letterRound={{ clause, obligation, round, title: titles[key] ?? '' }}
                    progress={progress[key]}
                    act={roundAct}
                  />
                );
              }),
            )}
          </ul>
        </section>
      ))}
    </>
  );
}

interface RowProps {
  letterRound: RoundOf;
  progress: Read['progress'][string] | undefined;
  act: Props['roundAct'];
}

function Row({ letterRound, progress, act }: RowProps) {
  const { obligation, round, title } = letterRound;
  return (
    <li class="round-row">
      <div class="what">
        <strong>{title}</strong>
        <small>{levelsLabel(obligation.levels)}</small>
      </div>
      <div class="when">
        <b>
          <span class="sr-only">กำหนดส่ง </span>
          {dayText(round.dueOn, 'medium')}
        </b>
        <small>เปิด {dayText(round.opensOn, 'medium')}</small>
        <DateBasis round={round} />
      </div>
      {progress ? (
        <div class="progress-count">
          <b>
            {progress.reached}/{progress.total}
          </b>
          <small>ถึงจังหวัด</small>
        </div>
      ) : null}
      {act ? <div class="inline-actions">{act(letterRound)}</div> : null}
    </li>
  );
}

/** The date was moved, or the province set it because the letter has none. */
function DateBasis({ round }: { round: Round }) {
  if (round.movedFrom)
    return (
      <small class="moved">
        <Icon name="history" small />
        เดิม {dayText(round.movedFrom.dueOn, 'medium')}
      </small>
    );
  return round.dateBasis === 'province' ? <small>{messages.dateBasis.province}</small> : null;
}

/** The letter’s number, date, subject and legal basis. */
export function LetterCard({ letter, children }: { letter: Letter; children?: ComponentChildren }) {
  return (
    <article class="card letter-card">
      {children}
      <div class="card-body">
        <h2>{letter.subject === '' ? 'ยังไม่มีชื่อเรื่อง' : letter.subject}</h2>
        <dl>
          <dt>เลขที่</dt>
          <dd>{letter.number === '' ? 'ยังไม่มี' : letter.number}</dd>
          <dt>ลงวันที่</dt>
          <dd>{dayText(letter.date, 'long')}</dd>
          <dt>จาก</dt>
          <dd>{letter.issuer}</dd>
          <dt>ตาม</dt>
          <dd>{letter.legalBasis}</dd>
          {letter.correctedOn ? (
            <>
              <dt>แก้ไขแล้ว</dt>
              <dd>{dayText(letter.correctedOn, 'long')}</dd>
            </>
          ) : null}
        </dl>
      </div>
    </article>
  );
}
