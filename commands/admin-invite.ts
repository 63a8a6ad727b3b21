import type { AreaCode } from '#domain/centre/centre.ts';
import { randomUUID } from 'node:crypto';
import { ConfigError } from '#server/config.ts';
import type { Database } from '#models/mongo/connect.ts';
import { newInvite } from '#use-cases/people/invites.ts';
import { withDatabase } from './command.ts';
import type { Command } from './command.ts';

/**
 * Prints a one-time code for the first administrator of a province: `npm run admin:invite -- 57`.
 */
export const adminInvite: Command = (call) =>
  withDatabase(call, async ({ db, now }) => {
    const areaCode = await provinceWith(db, call.arguments[0] ?? '57');
    const invite = newInvite({
      grant: { role: 'admin', areaCode, centre: null, seat: null },
      row: null,
      uses: 1,
      days: 1,
      note: '',
      by: 'shell',
      now,
    });
    await db.stores.invites.insert(invite);
    await db.stores.audit.insert({
      id: randomUUID(),
      at: now,
      by: null,
      role: null,
      action: 'invite.create',
      subject: `invite:${areaCode}`,
      areaCode,
      channel: 'shell',
      note: 'admin',
    });
    call.print(`${invite.id}  (good for one person, one day; type it to the account in LINE)`);
  });

async function provinceWith(db: Database, code: string): Promise<AreaCode> {
  const provinces = await db.stores.areas.find({ level: 'province' });
  const province = provinces.find(({ id }) => id === code);
  if (province) return province.id;
  const known = provinces.map(({ id, name }) => `${id} ${name}`).join(', ');
  throw new ConfigError(
    known === ''
      ? 'There is no province yet. Run first: npm run seed -- letter'
      : `There is no province ${code}. Known: ${known}`,
  );
}
