import type { ComponentChildren } from 'preact';
import type { Overview } from '#contract/contract.ts';
import type { Clauses } from '#contract/overview-views.ts';
import { formatNumber } from '#domain/thai/number.ts';
import { useReloadAfter } from '#web/api/use-live.ts';
import { useResource } from '#web/api/resource.ts';
import { ResourceView } from '#web/parts/feedback.tsx';
import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';
import { overviewHref, yearOf } from '../overview-labels.ts';

interface Props {
  overview: Overview;
  changes: number;
}

/**
 * A summary of the reports of clauses 3 and 6: orders with their experts, and projects by stage and budget.
 */
export function ClausePanels({ overview, changes }: Props) {
  const { areaCode: area, fiscalYear } = overview;
  const year = yearOf(overview).year === undefined ? {} : { year: fiscalYear };
  const clauses = useResource('overview.clauses', { area, ...year });
  useReloadAfter(changes, clauses.reload);
  return (
    <ResourceView resource={clauses} heights={[160]}>
      {({ orders, projects }) => (
        <div class="clause-panels">
          {orders.total > 0 ? <Orders orders={orders} overview={overview} /> : null}
          {projects.total > 0 ? <Projects projects={projects} overview={overview} /> : null}
        </div>
      )}
    </ResourceView>
  );
}

function Orders({ orders, overview }: { orders: Clauses['orders']; overview: Overview }) {
  return (
    <section class="panel headed clause-panel" aria-labelledby="orders-title">
      <header>
        <h2 id="orders-title">ข้อ 3 คำสั่ง กบต.</h2>
        <p>
          มีคำสั่งแล้ว {orders.inForce} จาก {orders.total} แห่ง · ผู้ทรงคุณวุฒิ {formatNumber(orders.experts)}{' '}
          คน
        </p>
      </header>
      {orders.notSent === orders.total ? (
        <NothingYet />
      ) : (
        <AreaTable
          caption="คำสั่ง กบต. รายพื้นที่"
          heads={['มีคำสั่ง', 'กำลังทำ', 'ยังไม่ส่ง', 'ผู้ทรงคุณวุฒิ']}
          rows={orders.areas.map((row) => ({
            ...row,
            cells: [
              `${row.inForce}/${row.total}`,
              countText(row.inProgress),
              countText(row.notSent),
              countText(row.experts),
            ],
          }))}
          overview={overview}
        />
      )}
    </section>
  );
}

function Projects({ projects, overview }: { projects: Clauses['projects']; overview: Overview }) {
  return (
    <section class="panel headed clause-panel" aria-labelledby="projects-title">
      <header>
        <h2 id="projects-title">ข้อ 6 โครงการตำบลเข้มแข็ง</h2>
        <p>
          ส่งแล้ว {projects.sent} จาก {projects.total} แห่ง · {formatNumber(projects.projects)} โครงการ{' '}
          {formatNumber(projects.budget)} บาท
        </p>
      </header>
      {projects.projects > 0 ? <Stages projects={projects} /> : null}
      {projects.sent === 0 ? (
        <NothingYet />
      ) : (
        <AreaTable
          caption="โครงการรายพื้นที่"
          heads={['ส่งแล้ว', 'โครงการ', 'บาท']}
          rows={projects.areas.map((row) => ({
            ...row,
            cells: [
              `${row.sent}/${row.total}`,
              countText(row.projects),
              row.budget > 0 ? formatNumber(row.budget) : '–',
            ],
          }))}
          overview={overview}
        />
      )}
    </section>
  );
}

function NothingYet() {
  return <p class="quiet scrolled">ยังไม่มีรายงานของข้อนี้ เมื่อส่งฉบับแรก ตัวเลขจะขึ้นที่นี่</p>;
}

function Stages({ projects: { stages } }: { projects: Clauses['projects'] }) {
  return (
    <Scrolled>
      <table>
        <caption class="sr-only">โครงการตามขั้น</caption>
        <thead>
          <tr>
            <th scope="col">ขั้น</th>
            <th scope="col">โครงการ</th>
            <th scope="col">บาท</th>
          </tr>
        </thead>
        <tbody>
          {stages.map((stage) => (
            <tr key={stage.id}>
              <th scope="row">{stage.label}</th>
              <td>{countText(stage.projects)}</td>
              <td>{stage.budget > 0 ? formatNumber(stage.budget) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}

interface AreaTableProps {
  caption: string;
  heads: readonly string[];
  rows: readonly { areaCode: string; name: string; cells: readonly string[] }[];
  overview: Overview;
}

const shownAreas = 6;

function AreaTable({ caption, heads, rows, overview }: AreaTableProps) {
  const { visible, hidden, showAll } = useShowMore(rows, shownAreas);
  return (
    <>
      <Scrolled>
        <table>
          <caption class="sr-only">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{overview.level === 'province' ? 'อำเภอ' : 'ตำบล'}</th>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {visible.map(({ areaCode, name, cells }) => (
              <tr key={areaCode}>
                <th scope="row">
                  <a href={overviewHref(overview, areaCode)}>{name}</a>
                </th>
                {cells.map((cell, index) => (
                  <td key={heads[index]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      <div class="list">
        <MoreButton hidden={hidden} unit="แห่ง" onClick={showAll} />
      </div>
    </>
  );
}

/** With large letters the table is wider than the panel, so it scrolls separately. */
function Scrolled({ children }: { children: ComponentChildren }) {
  return (
    <div class="scrolled" tabIndex={0} role="group">
      {children}
    </div>
  );
}

function countText(count: number): string {
  return count === 0 ? '–' : formatNumber(count);
}
