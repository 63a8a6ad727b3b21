import type { Signal } from '@preact/signals';
import { SelectField } from '#web/parts/fields/labelled-field.tsx';
import { Icon } from '#web/parts/icon.tsx';
import { MoreButton, useShowMore } from '#web/parts/show-more.tsx';
import { countText, placesText, rolesText } from '../directory/person-texts.ts';
import { successorOf } from './hand-over-choice.ts';
import type { Candidate, Choice, HandOverData, Unit } from './hand-over-choice.ts';
import { Step } from './step.tsx';

interface Props {
  data: HandOverData;
  units: readonly Unit[];
  choice: Signal<Choice>;
  isWrong: boolean;
}

const shownAreas = 8;

/** Chooses one successor for all areas, and other successors for single areas. */
export function AreaList({ data, units, choice, isWrong }: Props) {
  const { candidates } = data;
  const owed = units.reduce((sum, { open }) => sum + open.owed, 0);
  const areas = useShowMore(units, shownAreas);
  const { allTo, leaves } = choice.value;
  const nobody = leaves ? 'ไม่มีผู้รับ' : 'ไม่โอน';
  const successor = candidates.find(({ id }) => id === allTo);
  return (
    <>
      <Step
        no={1}
        title={`โอนงานค้าง ${countText(owed)} เรื่อง`}
        hint="ร่างที่กรอกไว้ไปด้วย ผู้รับเห็นว่าเดิมเป็นของใคร"
      />
      <section class="panel" aria-label="ผู้รับงาน">
        <div class="all-to">
          <SelectField
            id="all-to"
            label="โอนทั้งหมดให้"
            value={allTo}
            wrong={isWrong ? 'กรุณาเลือกผู้รับงาน' : undefined}
            onPick={(to) => (choice.value = { ...choice.peek(), allTo: to, exceptions: {} })}
          >
            <option value="">{leaves ? 'ไม่มีผู้รับ' : 'เลือกผู้รับงาน'}</option>
            <CandidateOptions candidates={candidates} />
          </SelectField>
          <p class="quiet">
            {successor ? describe(successor) : 'เลือกคนเดียว แล้วเปลี่ยนเฉพาะบางพื้นที่ได้'}
          </p>
        </div>
        <ul class="area-list">
          {areas.visible.map((unit) => (
            <li key={unit.key}>
              <span class="area-name">
                <b>{unit.name}</b>
                <small>{unit.role}</small>
              </span>
              <OpenChip {...unit.open} />
              <span class="picker area-to">
                <select
                  class="select"
                  aria-label={`ผู้รับ ${unit.name}`}
                  value={successorOf(unit, choice.value)}
                  onChange={(event) => {
                    const { exceptions } = choice.peek();
                    choice.value = {
                      ...choice.peek(),
                      exceptions: { ...exceptions, [unit.key]: event.currentTarget.value },
                    };
                  }}
                >
                  <option value="">{nobody}</option>
                  <CandidateOptions candidates={candidates} />
                </select>
                <Icon name="down" small />
              </span>
            </li>
          ))}
        </ul>
        <div class="list">
          <MoreButton hidden={areas.hidden} unit="พื้นที่" onClick={areas.showAll} />
        </div>
      </section>
    </>
  );
}

function CandidateOptions({ candidates }: { candidates: readonly Candidate[] }) {
  return (
    <>
      {candidates.map(({ id, name, roles }) => (
        <option key={id} value={id}>
          {`${name} · ${rolesText(roles)} ${placesText(roles)}`}
        </option>
      ))}
    </>
  );
}

function describe({ roles, following }: Candidate): string {
  const place = `${rolesText(roles)} ${placesText(roles)}`;
  return following ? `${place} รับข้อความได้` : `${place} ยังรับข้อความไม่ได้`;
}

function OpenChip({ owed, late }: Unit['open']) {
  if (late > 0)
    return (
      <span class="chip is-overdue">
        <Icon name="overdue" small />
        ค้าง {owed} เกิน {late}
      </span>
    );
  return owed > 0 ? (
    <span class="chip is-closed">
      <Icon name="todo" small />
      ค้าง {owed}
    </span>
  ) : (
    <span class="chip is-done">
      <Icon name="done" small />
      ไม่มีงานค้าง
    </span>
  );
}
