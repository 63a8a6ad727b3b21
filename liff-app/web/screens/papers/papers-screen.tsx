import { useResource } from '#web/api/resource.ts';
import { useWide } from '#web/media.ts';
import { EmptyState, ResourceView } from '#web/parts/feedback.tsx';
import { PageHeader, TaskHeader } from '#web/parts/headers.tsx';
import type { ScreenProps } from '#web/router/screen.ts';
import { Bundles } from './bundles.tsx';
import { FileJobList } from './file-jobs.tsx';
import { MissingParts } from './missing-parts.tsx';
import { addressOf, paperHref, paperInList, requestOf } from './paper-address.ts';
import type { ListedPaper, PaperAddress, PaperList } from './paper-address.ts';
import { PaperPile } from './paper-list.tsx';
import { PaperOptions } from './paper-options.tsx';
import { PaperPreview } from './paper-preview.tsx';
import { useFileJobs } from './use-file-jobs.ts';
import type { FileJobs } from './use-file-jobs.ts';

/** เอกสารส่งออก: papers that are complete, parts that are missing, and a page as it will be printed. */
export function Screen({ query }: ScreenProps) {
  const wide = useWide();
  const address = addressOf(query);
  const resource = useResource('papers.list', address.area ? { area: address.area } : {});
  const list = resource.state.kind === 'ready' ? resource.state.data : null;
  const chosen = list ? paperInList(list.papers, address.paper) : null;
  const isDetail = !wide && address.paper !== '';
  return (
    <>
      {isDetail ? (
        <TaskHeader
          title={chosen?.title ?? 'เอกสาร'}
          sub={chosen?.enclosure ?? list?.area.name}
          back={paperHref({ area: address.area })}
        />
      ) : (
        <PageHeader
          plain
          title="เอกสาร"
          who={list?.letter ? `เอกสารส่งออกตามหนังสือ ${list.letter.number}` : 'เอกสารส่งออก'}
        />
      )}
      <main class="page first-gap papers">
        <ResourceView resource={resource} heights={[96, 96, 96, 96, 96]}>
          {(loaded) => <Body list={loaded} address={address} wide={wide} isDetail={isDetail} />}
        </ResourceView>
      </main>
    </>
  );
}

interface BodyProps {
  list: PaperList;
  address: PaperAddress;
  wide: boolean;
  isDetail: boolean;
}

function Body({ list, address, wide, isDetail }: BodyProps) {
  const { letter, papers } = list;
  const files = useFileJobs();
  if (!letter) return <NoLetter />;
  const first = papers.find(({ isBegun }) => isBegun) ?? papers[0] ?? null;
  const chosen = paperInList(papers, address.paper);
  const current = chosen ?? (wide ? first : null);
  // Another area may not have the chosen paper, so the list is shown again.
  const pile = wide || !isDetail || current === null;
  return (
    <div class="papers-grid">
      {pile ? (
        <div class="pile-column">
          <PaperPile list={list} current={current} address={address} />
          <Bundles list={list} address={address} files={files} />
          <FileJobList files={files} />
        </div>
      ) : null}
      {current ? (
        <Chosen list={list} paper={current} address={address} files={files} hasFileList={pile} />
      ) : null}
    </div>
  );
}

interface ChosenProps {
  list: PaperList;
  paper: ListedPaper;
  address: PaperAddress;
  files: FileJobs;
  /** The list of files is on the screen already. */
  hasFileList: boolean;
}

function Chosen({ list, paper, address, files, hasFileList }: ChosenProps) {
  const request = requestOf(paper, {
    area: list.area.areaCode,
    letter: list.letter?.id ?? '',
    format: 'pdf',
    isLatin: address.latin !== '',
    isBlank: address.blank !== '',
  });
  return (
    <>
      <PaperOptions list={list} paper={paper} address={address} files={files} />
      {hasFileList ? null : <FileJobList files={files} />}
      <PaperPreview
        key={JSON.stringify(request)}
        request={request}
        title={`${paper.title} ${list.area.name}`}
      />
      <MissingParts
        key={list.area.areaCode + paper.title}
        paper={paper}
        area={list.area.areaCode}
      />
    </>
  );
}

function NoLetter() {
  return (
    <EmptyState icon="file" title="ยังไม่มีเอกสารให้จัดทำ">
      <p>เมื่อจังหวัดประกาศใช้หนังสือสั่งการ เอกสารตามหนังสือจะอยู่ที่นี่</p>
    </EmptyState>
  );
}
