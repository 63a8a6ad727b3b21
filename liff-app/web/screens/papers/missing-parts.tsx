import { useSignal } from '@preact/signals';
import { missingCount } from '#domain/papers/standing.ts';
import type { MissingPart } from '#domain/papers/standing.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import { missingOf } from './paper-address.ts';
import type { ListedPaper } from './paper-address.ts';

const shownFirst = 4;

/** ยังขาด: the places whose reports are not accepted, and who must act. */
export function MissingParts({ paper, area }: { paper: ListedPaper; area: string }) {
  const all = useSignal(false);
  const missing = paper.standing?.missing ?? [];
  if (missing.length === 0) return null;
  const shown = all.value ? missing : missing.slice(0, shownFirst);
  const hidden = missing.slice(shown.length);
  const rest = hidden.reduce((sum, part) => sum + missingCount(part), 0);
  return (
    <section class="panel missing" aria-labelledby="missing-title">
      <header>
        <h2 id="missing-title">ยังขาด</h2>
        {paper.column ? (
          <a class="link" href={`/app/sheet/${paper.column}?area=${area}`}>
            ดู {missingOf(paper)} แห่ง
          </a>
        ) : null}
      </header>
      <ul>
        {shown.map((part) => (
          <li key={part.areaCode}>
            <span>{part.name}</span>
            <Holder part={part} />
            <b>{missingCount(part)}</b>
          </li>
        ))}
      </ul>
      {hidden.length > 0 ? (
        <button type="button" class="link" onClick={() => (all.value = true)}>
          และอีก {hidden.length} พื้นที่ รวม {rest} แห่ง
        </button>
      ) : null}
    </section>
  );
}

/** The person or office with the most missing reports. */
function Holder({ part }: { part: MissingPart }) {
  const holders: { count: number; tint: string; icon: IconName; label: string }[] = [
    { count: part.notSent, tint: 'is-closed', icon: 'todo', label: 'ยังไม่ส่ง' },
    { count: part.atDistrict, tint: 'is-review', icon: 'review', label: 'รออำเภอ' },
    { count: part.atProvince, tint: 'is-review', icon: 'review', label: 'ที่จังหวัด' },
  ];
  const [most] = holders.toSorted((a, b) => b.count - a.count);
  if (!most) return null;
  return (
    <span class={`paper-mark ${most.tint}`}>
      <Icon name={most.icon} small />
      {most.label} {most.count}
    </span>
  );
}
