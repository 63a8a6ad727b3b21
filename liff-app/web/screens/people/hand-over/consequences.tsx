import type { ComponentChildren } from 'preact';
import { isDay } from '#domain/calendar.ts';
import { dayText } from '#web/format-day.ts';
import type { EffectDay } from './effect-day.tsx';
import { limits } from '#domain/limits.ts';
import { Icon } from '#web/parts/icon.tsx';
import type { IconName } from '#web/parts/icon.tsx';
import { grantText } from '#web/parts/role-labels.ts';
import { countText, placesText, rolesText } from '../directory/person-texts.ts';
import { changeOf, sharesOf } from './hand-over-choice.ts';
import type { Choice, HandOverData, Unit } from './hand-over-choice.ts';
import { momentText } from './moment-text.ts';

interface Props {
  data: HandOverData;
  units: readonly Unit[];
  choice: Choice;
  now: string;
  on: EffectDay;
}

/** Lists what saving will do, before the person presses the button. */
export function Consequences({ data, units, choice, now, on }: Props) {
  const { parts } = changeOf(data, choice);
  const successors = new Set(parts.map(({ to }) => to)).size;
  // The successors, and the person whose roles end.
  const notified = successors + 1;
  return (
    <aside class="panel consequences" aria-labelledby="consequences" aria-live="polite">
      <h2 id="consequences">
        {on !== null && isDay(on) ? `ตั้งแต่ ${dayText(on, 'medium')}` : 'เมื่อบันทึกแล้ว'}
      </h2>
      {parts.length === 0 && !choice.leaves ? (
        <p class="quiet">ยังไม่มีอะไรเปลี่ยน เลือกผู้รับงานก่อน</p>
      ) : (
        <ul>
          <WorkLines data={data} units={units} choice={choice} />
          <Line icon="bell">
            <b>แจ้ง {notified} คน</b> ทางไลน์ ใช้ไม่เกิน {notified} ข้อความ
          </Line>
          {choice.leaves ? <LeavingLines data={data} on={on} /> : null}
          <Line icon="history">
            {on === null
              ? `ย้อนได้ถึง ${undoText(now)} ทุกอย่างอยู่ในประวัติการใช้งาน`
              : 'ก่อนวันนั้นยกเลิกได้จากหน้าของบุคคล ทุกอย่างอยู่ในประวัติการใช้งาน'}
          </Line>
        </ul>
      )}
    </aside>
  );
}

function Line({ icon, children }: { icon: IconName; children: ComponentChildren }) {
  return (
    <li>
      <Icon name={icon} small />
      <span>{children}</span>
    </li>
  );
}

function WorkLines({ data, units, choice }: Omit<Props, 'now' | 'on'>) {
  const nameOf = (id: string) => data.candidates.find((candidate) => candidate.id === id)?.name;
  const shares = sharesOf(units, choice);
  const given = shares.filter(({ to }) => to !== '');
  const rest = shares.find(({ to }) => to === '');
  return (
    <>
      {given.map(({ to, owed }) => (
        <Line key={to} icon="swap">
          <b>งาน {countText(owed)} เรื่อง</b> เป็นของ{nameOf(to)}
        </Line>
      ))}
      {given.length > 0 && data.drafts > 0 ? (
        <Line icon="draft">
          <b>ร่าง {countText(data.drafts)} ฉบับ</b> ไปกับงานของพื้นที่นั้น
        </Line>
      ) : null}
      {rest ? (
        <Line icon={choice.leaves ? 'ladder' : 'tasks'}>
          <b>งาน {countText(rest.owed)} เรื่อง</b>{' '}
          {choice.leaves ? 'ไม่มีผู้รับ ระบบเตือนระดับถัดไปแทน' : `ยังเป็นของ${data.person.name}`}
        </Line>
      ) : null}
    </>
  );
}

function LeavingLines({ data: { person, roles, others }, on }: Pick<Props, 'data' | 'on'>) {
  const grants = roles.map(({ role }) => role);
  return (
    <>
      <Line icon="leave">
        <b>
          พ้น {rolesText(grants)} {placesText(grants)}
        </b>{' '}
        {on === null ? 'สิทธิหมดทันทีทุกช่องทาง' : 'สิทธิหมดทุกช่องทางตั้งแต่วันนั้น'}
      </Line>
      <Line icon="mute">
        {others.length > 0
          ? `${person.name} ยังเป็น ${others.map(grantText).join(' · ')} และรับข้อความของหน้าที่นั้น`
          : `หยุดส่งข้อความถึง${person.name} และเมนูในแชตเปลี่ยนเป็นคนทั่วไป`}
      </Line>
      <Line icon="shield">
        <b>ชื่อและตำแหน่ง</b>ยังอยู่กับรายงานที่เคยส่ง
      </Line>
    </>
  );
}

function undoText(now: string): string {
  const until = new Date(new Date(now).getTime() + limits.handOver.undoMs).toISOString();
  return momentText(until);
}
