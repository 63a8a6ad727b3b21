import { formatNumber } from '#domain/thai/number.ts';
import { Icon } from '#web/parts/icon.tsx';
import { TitleText } from '#web/parts/title-text.tsx';
import { keyOfPaper, missingOf, paperHref } from './paper-address.ts';
import type { ListedPaper, PaperAddress, PaperList } from './paper-address.ts';

/** The papers of the letter: enclosures first, then the others. */
export function PaperPile({
  list,
  current,
  address,
}: {
  list: PaperList;
  current: ListedPaper | null;
  address: PaperAddress;
}) {
  const enclosures = list.papers.filter(({ enclosure }) => enclosure !== null);
  const others = list.papers.filter(({ enclosure }) => enclosure === null);
  const rows = (papers: readonly ListedPaper[]) => (
    <ul>
      {papers.map((paper) => (
        <li key={keyOfPaper(paper)}>
          <PaperLink paper={paper} address={address} isCurrent={paper === current} />
        </li>
      ))}
    </ul>
  );
  return (
    <section class="panel pile" aria-labelledby="pile-title">
      <header>
        <h2 id="pile-title">ตามหนังสือปี {list.letter?.fiscalYear}</h2>
      </header>
      {rows(enclosures)}
      <h3>เอกสารอื่น</h3>
      {rows(others)}
    </section>
  );
}

function PaperLink({
  paper,
  address,
  isCurrent,
}: {
  paper: ListedPaper;
  address: PaperAddress;
  isCurrent: boolean;
}) {
  const { title, enclosure } = paper;
  return (
    <a
      href={paperHref({ ...address, blank: '', paper: keyOfPaper(paper) })}
      aria-current={isCurrent ? 'true' : undefined}
    >
      <span class="pile-top">
        <small>{enclosure}</small>
        <PaperMarkLabel paper={paper} />
      </span>
      <b>
        <TitleText>{title}</TitleText>
      </b>
      <Progress paper={paper} />
    </a>
  );
}

/** ครบ, ร่าง or ตัวอย่าง with its icon. Shows nothing for papers that can never be incomplete. */
export function PaperMarkLabel({ paper: { standing, isBegun } }: { paper: ListedPaper }) {
  if (!standing) return null;
  if (!isBegun)
    return (
      <span class="paper-mark is-closed">
        <Icon name="closed" small />
        ยังไม่เปิด
      </span>
    );
  const { mark } = standing;
  return (
    <span class={`paper-mark ${mark === null ? 'is-done' : 'is-draft'}`}>
      <Icon name={mark === null ? 'done' : 'draft'} small />
      {mark ?? 'ครบ'}
    </span>
  );
}

const notes: Readonly<Record<string, string>> = {
  status: 'หนึ่งหน้า ข้อมูลวันนี้',
  memo: 'เว้นเลขที่ วันที่ และลงนาม',
};

function Progress({ paper }: { paper: ListedPaper }) {
  const { standing } = paper;
  if (!standing) return <small>{notes[paper.paper]}</small>;
  if (!paper.isBegun) return <small>ยังไม่ถึงเวลาส่ง</small>;
  const { accepted, total } = standing;
  const share = total === 0 ? 0 : accepted / total;
  const missing = missingOf(paper);
  return (
    <>
      <i class="meter" aria-hidden="true">
        <i style={{ width: `${share * 100}%` }} />
      </i>
      <small>
        รับรองแล้ว {formatNumber(accepted)} จาก {formatNumber(total)}
        {missing > 0 ? ` ขาด ${formatNumber(missing)}` : ''}
      </small>
    </>
  );
}
