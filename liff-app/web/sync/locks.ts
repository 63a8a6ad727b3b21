import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';

/** The right to send what one key stands for, until somebody else takes it. */
export interface Lock {
  holds(): boolean;
  /** After what any earlier holder has on the way; not at all once the turn is another's. */
  run<T>(work: () => Promise<T>): Promise<T | null>;
  end(): void;
}

export interface Locks {
  /** Whoever comes last has it: what is on the screen goes before what lies in wait. */
  take(key: string): Lock;
  isTaken(key: string): boolean;
  /** The key nobody has any more, each time anew. */
  ended: ReadonlySignal<{ key: string } | null>;
}

/** One sender a draft, one request of it on the way, whoever sends. */
export function createLocks(): Locks {
  const holders = new Map<string, Lock>();
  const underWay = new Map<string, Promise<unknown>>();
  const ended = signal<{ key: string } | null>(null);

  const inLine = <T>(key: string, start: () => Promise<T>): Promise<T> => {
    const before = underWay.get(key);
    const work = before ? before.then(start, start) : start();
    underWay.set(key, work);
    const leave = () => {
      if (underWay.get(key) === work) underWay.delete(key);
    };
    work.then(leave, leave);
    return work;
  };

  return {
    ended,
    isTaken: (key) => holders.has(key),
    take(key) {
      const turn: Lock = {
        holds: () => holders.get(key) === turn,
        run: (work) => inLine(key, async () => (turn.holds() ? work() : null)),
        end() {
          if (!turn.holds()) return;
          holders.delete(key);
          ended.value = { key };
        },
      };
      holders.set(key, turn);
      return turn;
    },
  };
}
