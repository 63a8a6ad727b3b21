import { useSignal } from '@preact/signals';
import type { DutyAction, Output } from '#contract/contract.ts';

export type ListedDuty = Output<'duties.list'>['duties'][number];

/** A chosen duty with the actions that are possible on it, even when its row is not on the screen. */
export interface Picked {
  id: string;
  revision: number;
  label: string;
  actions: readonly DutyAction[];
}

export type Selection = ReturnType<typeof useSelection>;

/** The chosen rows of a list. Another list starts with none. */
export function useSelection(list: string) {
  const state = useSignal<{ list: string; picked: ReadonlyMap<string, Picked> }>({
    list,
    picked: new Map(),
  });
  const picked = state.value.list === list ? state.value.picked : new Map<string, Picked>();
  const set = (next: ReadonlyMap<string, Picked>) => (state.value = { list, picked: next });
  return {
    picked: [...picked.values()],
    has: (id: string): boolean => picked.has(id),
    set: (duties: readonly Picked[], isPicked: boolean): void => {
      const next = new Map(state.peek().list === list ? state.peek().picked : []);
      for (const duty of duties) {
        if (isPicked) next.set(duty.id, duty);
        else next.delete(duty.id);
      }
      set(next);
    },
    replace: (duties: readonly Picked[]): void =>
      void set(new Map(duties.map((duty) => [duty.id, duty]))),
    clear: (): void => void set(new Map()),
  };
}

export function pickedOf(duty: ListedDuty): Picked {
  const { id, revision, actions } = duty;
  return { id, revision, actions, label: `${duty.title} ${duty.centre.label}` };
}

/** The chosen duties on which this action is possible. */
export function pickedFor(picked: readonly Picked[], action: DutyAction): Picked[] {
  return picked.filter(({ actions }) => actions.includes(action));
}
