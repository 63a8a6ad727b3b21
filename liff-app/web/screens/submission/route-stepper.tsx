import type { Day } from '#domain/calendar.ts';
import type { DutyView } from '#contract/contract.ts';
import { Icon } from '#web/parts/icon.tsx';
import { routeSteps } from './route-steps.ts';

/** A ticked step is done, a filled one is current. Each step has its date. */
export function RouteStepper({ duty, today }: { duty: DutyView; today: Day }) {
  if (duty.state === 'waived') return null;
  return (
    <ol class="route" aria-label="เรื่องนี้อยู่ที่ใคร">
      {routeSteps(duty, { today }).map((stop, index) => (
        <li
          key={stop.label}
          class={stop.phase}
          aria-current={stop.phase === 'here' ? 'step' : undefined}
        >
          <i aria-hidden="true">
            {stop.phase === 'past' ? <Icon name="check" small /> : index + 1}
          </i>
          {stop.label}
          {stop.phase === 'past' ? <span class="sr-only"> ผ่านแล้ว</span> : null}
          {stop.small ? <small>{stop.small}</small> : null}
        </li>
      ))}
    </ol>
  );
}
