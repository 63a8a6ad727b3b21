import type { Day } from '#domain/calendar.ts';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { DutyAction, DutyView, Output } from '#contract/contract.ts';
import { useApp } from '#web/app-context.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import { Dialog } from '#web/parts/dialog.tsx';
import { paperKinds, paperOfReport } from '#domain/papers/paper.ts';
import { DownloadButton } from '#web/parts/download-button.tsx';
import { extensionRefusal } from '#domain/duty/extension-refusal.ts';
import { AskExtensionDialog } from './ask-extension-dialog.tsx';
import { DecideExtensionDialog, WaiveDialog } from './duty-dialogs.tsx';
import { GiveExtensionDialog, ReopenReportDialog, WithdrawDialog } from './undo-dialogs.tsx';

type Rare = Extract<
  DutyAction,
  | 'askExtension'
  | 'decideExtension'
  | 'giveExtension'
  | 'withdrawExtension'
  | 'waive'
  | 'reopen'
  | 'reopenExtension'
>;

/** Actions that a link may open: /app/duty/…?ask=extension. */
const askedBy: Readonly<Record<string, Rare>> = {
  extension: 'askExtension',
  withdraw: 'withdrawExtension',
  decide: 'decideExtension',
};

export function rareAskedBy(query: URLSearchParams): Rare | null {
  return askedBy[query.get('ask') ?? ''] ?? null;
}

const rareActions: Record<Rare, { label: string; icon: IconName }> = {
  askExtension: { label: 'ขอขยายเวลา', icon: 'clock' },
  decideExtension: { label: 'พิจารณาคำขอขยายเวลา', icon: 'calendar' },
  withdrawExtension: { label: 'ถอนคำขอขยายเวลา', icon: 'returned' },
  giveExtension: { label: 'ขยายเวลาให้เอง', icon: 'calendar' },
  reopenExtension: { label: 'พิจารณาขยายเวลาใหม่', icon: 'refresh' },
  reopen: { label: 'เปิดเรื่องนี้ใหม่', icon: 'refresh' },
  waive: { label: 'ยกเว้นเรื่องนี้', icon: 'waived' },
};

function isRare(action: DutyAction): action is Rare {
  return action in rareActions;
}

/** A request that can be withdrawn can also be changed by asking again. */
function rareOf({ actions }: DutyView): Rare[] {
  const rare = actions.filter(isRare);
  return actions.includes('withdrawExtension') ? ['askExtension', ...rare] : rare;
}

function labelOf(action: Rare, { extension }: DutyView): string {
  if (action === 'askExtension' && extension?.state === 'asked') return 'แก้คำขอขยายเวลา';
  return rareActions[action].label;
}

type Proposed = Output<'duty.read'>['proposed'];

interface Props {
  duty: DutyView;
  /** Revision numbers, oldest first. */
  revisions: readonly number[];
  today: Day;
  proposed: Proposed;
  /** The action that a link names (ขอขยายเวลา in the chat). Its dialog opens immediately. */
  asking?: Rare | null;
  onDone: () => void;
}

/** The less frequent actions that this person may take. */
export function MoreMenu({ duty, revisions, today, proposed, asking = null, onDone }: Props) {
  const { router } = useApp();
  const offered = rareOf(duty);
  const open = useSignal<'menu' | 'refused' | Rare | null>(null);
  useEffect(() => {
    if (asking && offered.includes(asking)) open.value = asking;
    else if (asking === 'askExtension') open.value = 'refused';
  }, [asking]);
  if (offered.length === 0 && revisions.length === 0 && open.value === null) return null;
  const close = () => {
    open.value = null;
    // Removes it from the address, so that the same link opens the dialog again.
    if (asking) router.go(`/app/duty/${encodeURIComponent(duty.id)}`, { replace: true });
  };
  const done = () => {
    close();
    onDone();
  };
  return (
    <>
      <button
        type="button"
        class="round"
        aria-label="เมนูเพิ่มเติม"
        aria-haspopup="dialog"
        onClick={() => (open.value = 'menu')}
      >
        <Icon name="menu" />
      </button>
      {open.value === 'menu' ? (
        <Dialog title="เมนูเพิ่มเติม" onClose={close}>
          <div class="actions">
            <ActionButtons
              duty={duty}
              actions={offered}
              onPick={(action) => (open.value = action)}
            />
            <TakeReports duty={duty} revisions={revisions} />
          </div>
        </Dialog>
      ) : null}
      {open.value === 'refused' ? (
        <Dialog title="ขอขยายเวลาไม่ได้" onClose={close}>
          <p>{extensionRefusal([duty])}</p>
        </Dialog>
      ) : null}
      {open.value !== null && open.value !== 'menu' && open.value !== 'refused' ? (
        <ActionDialog
          action={open.value}
          dialogProps={{ duty, today, onClose: close, onDone: done }}
          proposed={proposed}
        />
      ) : null}
    </>
  );
}

interface ActionButtonsProps {
  duty: DutyView;
  actions: readonly Rare[];
  onPick: (action: Rare) => void;
}

function ActionButtons({ duty, actions, onPick }: ActionButtonsProps) {
  return actions.map((action) => (
    <button key={action} type="button" class="btn" onClick={() => onPick(action)}>
      <Icon name={rareActions[action].icon} />
      {labelOf(action, duty)}
    </button>
  ));
}

interface ActionDialogProps {
  action: Rare;
  dialogProps: { duty: DutyView; today: Day; onClose: () => void; onDone: () => void };
  proposed: Proposed;
}

function ActionDialog({ action, dialogProps, proposed }: ActionDialogProps) {
  switch (action) {
    case 'askExtension':
      return <AskExtensionDialog {...dialogProps} proposed={proposed} />;
    case 'decideExtension':
      return <DecideExtensionDialog {...dialogProps} holidays={proposed.holidays} />;
    case 'giveExtension':
      return <GiveExtensionDialog {...dialogProps} proposed={proposed} />;
    case 'withdrawExtension':
      return <WithdrawDialog {...dialogProps} />;
    case 'reopen':
      return <ReopenReportDialog {...dialogProps} what="duty.reopen" />;
    case 'reopenExtension':
      return <ReopenReportDialog {...dialogProps} what="extension.reopen" />;
    case 'waive':
      return <WaiveDialog {...dialogProps} />;
  }
}

/** The finished paper of the report, then a workbook for each revision, newest first. */
function TakeReports({ duty, revisions }: { duty: DutyView; revisions: readonly number[] }) {
  const newest = revisions.at(-1);
  return (
    <>
      {newest === undefined ? null : <TakePaper duty={duty} />}
      {revisions.toReversed().map((revision) => (
        <DownloadButton
          key={revision}
          file={{ kind: 'report', id: duty.id, revision }}
          label={revision === newest ? 'ดาวน์โหลด Excel' : `ดาวน์โหลด Excel ฉบับที่ ${revision}`}
          note={`${duty.title} ${duty.centre.label} ฉบับที่ ${revision} ทุกข้อที่ตอบ`}
        />
      ))}
    </>
  );
}

/** The paper as it is printed and signed. */
function TakePaper({ duty }: { duty: DutyView }) {
  const paper = paperOfReport(duty.form);
  if (!paper) return null;
  const { title, formats } = paperKinds[paper];
  return formats
    .filter((format) => format !== 'xlsx')
    .map((format) => (
      <DownloadButton
        key={format}
        icon="file"
        file={{ kind: 'paper', paper, area: duty.centre.areaCode, duty: duty.id, format }}
        label={format === 'docx' ? 'เอกสาร Word' : 'เอกสาร PDF'}
        opens={format === 'docx' ? 'เปิดไฟล์ Word' : 'เปิดไฟล์ PDF'}
        note={`${title} ${duty.centre.label} สำหรับพิมพ์และลงนาม`}
      />
    ));
}
