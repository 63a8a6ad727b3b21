/**
 * Runs a function once after a wait. Requests made during the wait or the run cause one more run
 * after the next wait. There is only one timer at a time, and it never keeps the process alive.
 */
export function createLater({ run, waitMs }: { run: () => void; waitMs: number }) {
  let timer: NodeJS.Timeout | null = null;
  let again = false;

  const arm = (): void => {
    timer = setTimeout(fire, waitMs);
    timer.unref();
  };
  const fire = (): void => {
    timer = null;
    if (again) arm();
    again = false;
    run();
  };

  return {
    ask: (): void => {
      if (timer) again = true;
      else arm();
    },
    stop: (): void => {
      if (timer) clearTimeout(timer);
      timer = null;
      again = false;
    },
  };
}
