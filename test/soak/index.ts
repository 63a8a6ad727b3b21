import * as fc from 'fast-check';
import { liveYear, yearScript } from '../support/reminder-year/year.ts';

/** Runs a model test for this number of steps: `npm run soak -- reminders [steps]`. */
const wanted = { reminders: 1_000_000 };
const batch = 50;

function soakReminders(steps: number): void {
  let done = 0;
  let years = 0;
  while (done < steps) {
    for (const script of fc.sample(yearScript, batch)) {
      const lived = liveYear(script);
      done += lived.steps;
      years += 1;
      if (lived.faults.length > 0) {
        process.stdout.write(`${JSON.stringify(script)}\n${lived.faults.join('\n')}\n`);
        process.exitCode = 1;
        return;
      }
    }
  }
  process.stdout.write(`${years} years, ${done.toLocaleString('en')} steps, no fault\n`);
}

const [name, steps] = process.argv.slice(2);
if (name === 'reminders') soakReminders(Number(steps ?? wanted.reminders));
else {
  process.stderr.write(
    `nothing to soak: ${name ?? ''}. Known: ${Object.keys(wanted).join(', ')}\n`,
  );
  process.exitCode = 1;
}
