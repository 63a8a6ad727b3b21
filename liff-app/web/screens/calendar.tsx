import { dayText } from '../day-text.ts';
import type { Output } from '../../contract.ts';
import { groupBy } from '../group-by.ts';
import { messages } from '../messages.ts';
import { DateLeaf } from '../parts/date-leaf.tsx';
import { PlaceHead } from '../parts/heads.tsx';
import { Help } from '../parts/help.tsx';
import { Icon } from '../parts/icon.tsx';
import { Blank, Loaded } from '../parts/states.tsx';
import { useResource } from '../resource.ts';
import type { ScreenProps } from '../routes.ts';

type Dates = Output<'calendar.read'>['dates'];

/** กำหนดส่ง: the year by its dates, with what is done. */
export function Screen({ me }: ScreenProps) {
  const calendar = useResource('calendar.read', {});
  const data = calendar.state.kind === 'ready' ? calendar.state.data : null;
  return (
    <>
      <PlaceHead
        title={messages.tabs.calendar}
        who={`ปีงบประมาณ ${data?.fiscalYear ?? me.fiscalYear} · วันนี้ ${dayText(me.today, 'medium')}`}
        side={<Help office={me.office} />}
      />
      <main>
        <Loaded of={calendar} heights={[88, 144, 88, 144]}>
          {({ letters, dates }) => (
            <div class="page">
              {letters.map((letter) => (
                <div class="letter-words" key={letter.id}>
                  <Icon name="quote" />
                  <p>
                    {letter.subject}
                    <small>
                      หนังสือที่ {letter.number} ลงวันที่ {dayText(letter.date, 'long')}
                    </small>
                    <a class="link" href={`/app/letters/${encodeURIComponent(letter.id)}`}>
                      อ่านข้อและกำหนดทั้งฉบับ
                      <Icon name="next" small />
                    </a>
                  </p>
                </div>
              ))}
              {dates.length === 0 ? (
                <Blank icon="calendar" title="ยังไม่มีกำหนดส่ง">
                  <p>เมื่อจังหวัดประกาศหนังสือสั่งการ กำหนดจะขึ้นที่นี่</p>
                </Blank>
              ) : (
                <Groups dates={dates} named={letters.length > 1} />
              )}
            </div>
          )}
        </Loaded>
      </main>
    </>
  );
}

function tintOf(group: Dates): string {
  const [first] = group;
  if (group.every((one) => one.done === one.total)) return 'is-done';
  if (!first || first.daysLeft > 7) return 'is-closed';
  return first.daysLeft < 0 ? 'is-overdue' : 'is-due';
}

function whenOf(group: Dates): string {
  const left = group[0]?.daysLeft ?? 0;
  if (group.every((one) => one.done === one.total)) return 'ส่งครบแล้ว';
  if (left === 0) return 'ครบกำหนดวันนี้';
  return left < 0 ? `เลยกำหนดมา ${-left} วัน` : `อีก ${left} วัน`;
}

/** With several letters in force each row says which one it is of. */
function Groups({ dates, named }: { dates: Dates; named: boolean }) {
  return (
    <div class="narrow">
      {[...groupBy(dates, (one) => one.dueOn)].map(([dueOn, group]) => (
        <section key={dueOn}>
          <div class="day">
            <DateLeaf day={dueOn} tint={tintOf(group)} />
            <div>
              <h2>{dayText(dueOn, 'long')}</h2>
              <p>
                {whenOf(group)}
                {group[0] && group[0].provinceDueOn !== dueOn
                  ? ` · ถึงจังหวัด ${dayText(group[0].provinceDueOn, 'dayMonth')}`
                  : ''}
              </p>
            </div>
          </div>
          <div class="list">
            <ul>
              {group.map((one) => (
                <li key={one.letter.id + one.clause + one.title}>
                  <div class="row-link">
                    <span>
                      <strong>{one.title}</strong>
                      <small>
                        {named ? `หนังสือที่ ${one.letter.number} ` : 'หนังสือ'}ข้อ {one.clause}
                        {one.dateBasis === 'province' ? ` · ${messages.dateBasis.province}` : ''}
                      </small>
                      <span class="bar" aria-hidden="true">
                        <i
                          style={{
                            width: `${one.total === 0 ? 0 : (100 * one.done) / one.total}%`,
                          }}
                        />
                      </span>
                    </span>
                    <span class="got">
                      <b>
                        {one.done}/{one.total}
                      </b>
                      <small>ส่งแล้ว</small>
                    </span>
                  </div>
                </li>
              ))}
            </ul>
          </div>
        </section>
      ))}
    </div>
  );
}
