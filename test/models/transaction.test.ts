import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { connect } from '#models/mongo/connect.ts';
import { transactionsAtOnce } from '#models/mongo/transactions.ts';
import { testUri } from '../support/database.ts';
import { fill, dutyOf } from '../support/world.ts';

it('a duty accepts the next submission within 15 s after a process was killed during one', async () => {
  const uri = testUri();
  const db = await connect(uri);
  await db.ensureIndexes();
  await fill(db);
  const duty = dutyOf({ obligation: 'grading' });
  const holder = fork(join(import.meta.dirname, 'hold-duty.ts'), [uri, duty.id]);
  await once(holder, 'message');
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await db.transaction(async () => {
    await db.stores.duties.update({ id: duty.id }, { $set: { state: 'draft' } });
  });
  expect((await db.stores.duties.get(duty.id))?.state).toBe('draft');
  await db.drop();
  await db.close();
});

it('at most a limited number of transactions run at once, and the others wait', async () => {
  const db = await connect(testUri());
  let running = 0;
  let most = 0;
  const oneMore = transactionsAtOnce + 1;
  const first = Promise.withResolvers<void>();
  const works = Array.from({ length: oneMore }, () =>
    db.transaction(async () => {
      running += 1;
      most = Math.max(most, running);
      if (running === transactionsAtOnce) setImmediate(first.resolve);
      await first.promise;
      running -= 1;
    }),
  );
  await Promise.all(works);
  expect(most).toBe(transactionsAtOnce);
  await db.close();
});

it('a transaction inside a transaction is refused', async () => {
  const db = await connect(testUri());
  const nested = db.transaction(() => db.transaction(async () => 1));
  await expect(nested).rejects.toThrow('a transaction within a transaction');
  await db.close();
});
