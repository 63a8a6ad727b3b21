import type { AreaCode } from '#domain/centre/centre.ts';
import { randomUUID } from 'node:crypto';
import { ConfigError } from '#server/config.ts';
import type { Database } from '#models/mongo/connect.ts';
import { newInviteCode } from '#use-cases/people/invites.ts';
import { withDatabase } from './command.ts';
import type { Command } from './command.ts';

/** A one-time code for the first administrator of a province: `npm run admin:invite -- 57`. */
export const adminInvite: Command = (call) =>
  withDatabase(call, async ({ db, now }) => {
    const areaCode = await provinceWith(db, call.arguments[0] ?? '57');
    const code = newInviteCode();
    await db.stores.invites.insert({
      id: code,
      grant: { role: 'admin', areaCode, centre: null, seat: null },
      by: 'shell',
      createdAt: now,
      expiresAt: new Date(now.getTime() + 86_400_000),
      uses: 1,
      usesLeft: 1,
      member: null,
      memberName: null,
      note: '',
      revokedAt: null,
      takenBy: [],
    });
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
    call.print(`${code}  (good for one person, one day; type it to the account in LINE)`);
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
