import { useSignal } from '@preact/signals';
import type { Clause } from '#domain/letter/letter.ts';
import { dayText } from '#web/format-day.ts';
import { TaskHeader } from '#web/parts/headers.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { ResourceView } from '#web/parts/feedback.tsx';
import { StatusBar } from '#web/parts/status-bar.tsx';
import { useResource } from '#web/api/resource.ts';
import type { ScreenProps } from '#web/router/screen.ts';
import { Clauses, LetterCard } from '#web/screens/letter/clauses.tsx';
import type { RoundOf } from '#web/screens/letter/clauses.tsx';
import { letterStyle } from '#web/screens/letter/letter-labels.ts';
import { ClauseDialog, NewClauseDialog } from './clause-dialog.tsx';
import { LetterHeaderDialog } from './letter-header-dialog.tsx';
import { LetterActions } from './letter-actions.tsx';
import { RescheduleDialog } from './reschedule-dialog.tsx';
import { WordingDialog } from './wording-dialog.tsx';
import { RoundDialog } from './round-dialog.tsx';
import type { LetterEditorProps, LetterRead } from '../editor-props.ts';

type Open = 'head' | 'wording' | 'newClause' | { clause: Clause } | { round: RoundOf };

/** The province’s view of a letter, where it edits a draft or reschedules a letter in force. */
export function Screen({ params }: ScreenProps) {
  const letter = useResource('letter.read', { id: params['id'] ?? '' });
  const data = letter.state.kind === 'ready' ? letter.state.data : null;
  return (
    <>
      <TaskHeader
        title={data ? `หนังสือปี ${data.letter.fiscalYear}` : 'หนังสือ'}
        sub={data ? (data.letter.number === '' ? 'ยังไม่มีเลขที่' : `ที่ ${data.letter.number}`) : null}
        back="/app/settings/letters"
      />
      <main class="page letter">
        <ResourceView resource={letter} heights={[160, 120, 120, 120]}>
          {(read) => <Editor read={read} reload={() => void letter.reload()} />}
        </ResourceView>
      </main>
    </>
  );
}

function Editor({ read, reload }: { read: LetterRead; reload: () => void }) {
  const open = useSignal<Open | null>(null);
  const { letter, state } = read;
  const style = letterStyle[state];
  const close = () => (open.value = null);
  const done = () => {
    close();
    reload();
  };
  const dialogProps = { read, onClose: close, onDone: done };
  const drafting = state === 'draft';
  return (
    <div class="narrow">
      <LetterCard letter={letter}>
        <StatusBar tint={style.tint} icon={style.icon} fact={factOf(read)}>
          {style.label}
        </StatusBar>
      </LetterCard>
      {drafting ? (
        <button type="button" class="btn btn-small" onClick={() => (open.value = 'head')}>
          <Icon name="draft" small />
          แก้เลขที่ วันที่ เรื่อง
        </button>
      ) : null}
      {state === 'published' ? (
        <button type="button" class="btn btn-small" onClick={() => (open.value = 'wording')}>
          <Icon name="draft" small />
          แก้เลขที่ เรื่อง หรือถ้อยคำ
        </button>
      ) : null}
      <LetterTable
        read={read}
        onRound={(round) => (open.value = { round })}
        onClause={(clause) => (open.value = { clause })}
      />
      {drafting ? (
        <button
          type="button"
          class="btn btn-wide space-above"
          onClick={() => (open.value = 'newClause')}
        >
          <Icon name="plus" />
          เพิ่มข้อ
        </button>
      ) : null}
      <LetterActions {...dialogProps} />
      <OpenDialog open={open.value} props={dialogProps} />
    </div>
  );
}

interface LetterTableProps {
  read: LetterRead;
  onRound: (round: RoundOf) => void;
  onClause: (clause: Clause) => void;
}

/**
 * The clauses with a button for each round, and in a draft for each clause. An archived letter has no
 * buttons.
 */
function LetterTable({ read, onRound, onClause }: LetterTableProps) {
  const { letter, state, titles, progress } = read;
  const verb = state === 'draft' ? 'แก้ไข' : 'เลื่อน';
  const roundAct = (round: RoundOf) => (
    <button
      type="button"
      class="btn btn-small"
      aria-label={`${verb} ข้อ ${round.clause.no} ${round.title}`}
      onClick={() => onRound(round)}
    >
      {verb}
    </button>
  );
  const clauseAct = (clause: Clause) => (
    <button
      type="button"
      class="link"
      aria-label={`แก้ไขข้อนี้ ข้อ ${clause.no}`}
      onClick={() => onClause(clause)}
    >
      แก้ไขข้อนี้
    </button>
  );
  return (
    <Clauses
      letter={letter}
      titles={titles}
      progress={progress}
      {...(state === 'archived' ? {} : { roundAct })}
      {...(state === 'draft' ? { clauseAct } : {})}
    />
  );
}

function OpenDialog({ open, props }: { open: Open | null; props: LetterEditorProps }) {
  if (open === null) return null;
  if (open === 'head') return <LetterHeaderDialog {...props} />;
  if (open === 'wording') return <WordingDialog {...props} />;
  if (open === 'newClause') return <NewClauseDialog {...props} />;
  if ('clause' in open) return <ClauseDialog {...props} clause={open.clause} />;
  return props.read.state === 'draft' ? (
    <RoundDialog {...props} letterRound={open.round} />
  ) : (
    <RescheduleDialog {...props} letterRound={open.round} />
  );
}

function factOf({ letter }: LetterRead): string | null {
  if (letter.archivedOn) return dayText(letter.archivedOn, 'medium');
  return letter.publishedOn ? `ประกาศ ${dayText(letter.publishedOn, 'medium')}` : null;
}
