import type { Output } from '#contract/contract.ts';
import { waveText } from '#domain/policy/policy-words.ts';
import { waves } from '#domain/reminder-waves.ts';
import type { Wave } from '#domain/reminder-waves.ts';
import { Icon } from '#web/parts/icon.tsx';

type Waves = Output<'reminders.read'>['policy']['waves'];

/** เตือนเมื่อไร: the days around the date on which reminders are sent. The date itself is always on. */
export function WaveChips({
  chosen,
  onChange,
}: {
  chosen: Waves;
  onChange: (next: Waves) => void;
}) {
  const toggle = (wave: Wave) =>
    onChange(waves.filter((one) => (one === wave ? !chosen.includes(one) : chosen.includes(one))));
  const chips = (some: readonly Wave[]) =>
    some.map((wave) => (
      <Chip key={wave} wave={wave} isOn={chosen.includes(wave)} onToggle={() => toggle(wave)} />
    ));
  return (
    <section class="panel" aria-labelledby="waves-title">
      <header>
        <h2 id="waves-title">เตือนเมื่อไร</h2>
        <p>นับจากกำหนดของผู้รับ วันหยุดเลื่อนไปวันทำการ</p>
      </header>
      <div class="wave-chips">
        <div class="wave-side" role="group" aria-label="ก่อนกำหนด">
          {chips(waves.filter((wave) => wave < 0))}
        </div>
        <p class="wave-chip is-due-day">
          <Icon name="closed" small />
          <b>0</b>
          <small>{waveText(0)}</small>
          <span class="sr-only">ปิดไม่ได้</span>
        </p>
        <div class="wave-side" role="group" aria-label="หลังกำหนด">
          {chips(waves.filter((wave) => wave > 0))}
        </div>
      </div>
    </section>
  );
}

function Chip({ wave, isOn, onToggle }: { wave: Wave; isOn: boolean; onToggle: () => void }) {
  return (
    <button type="button" class="wave-chip" aria-pressed={isOn} onClick={onToggle}>
      <Icon name={isOn ? 'check' : 'minus'} small />
      <b>{Math.abs(wave)}</b>
      <small>{wave < 0 ? 'วันก่อน' : 'วันหลัง'}</small>
    </button>
  );
}
