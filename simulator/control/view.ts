import type { Address } from '../address.ts';
import type { AppClock } from '../clock.ts';
import type { Faults } from '../faults.ts';
import type { Platform } from '../platform.ts';
import { presetsAt } from './presets.ts';

interface Needs {
  platform: Platform;
  clock: AppClock;
  faults: Faults;
  quota: { value: number | null };
  account: { name: string };
  address: Address;
  liffId: string;
}

/** The data of the page except the chats. It is small, so every change sends all of it. */
export function createView({ platform, clock, faults, quota, account, address, liffId }: Needs) {
  const { state } = platform;
  const status = () => ({
    app: clock.state(),
    clock: {
      now: clock.now().toISOString(),
      offset: clock.offset(),
      movable: clock.movable(),
      jumping: clock.jumping(),
      presets: presetsAt(clock.now()),
    },
    quota: { used: platform.quotaUsed(), value: quota.value, month: platform.month() },
    faults: faults.active(),
    webhook: state.webhook,
  });
  const people = () => ({
    personas: state.personas,
    groups: state.groups,
    unread: state.unread,
  });
  const menus = () => ({
    richMenus: state.richMenus
      .filter((item) => item.image !== undefined)
      .map(({ richMenuId, menu }) => ({ richMenuId, ...menu })),
    userMenus: state.userMenus,
    defaultMenu: state.defaultMenu,
  });
  const about = () => ({
    accountName: account.name,
    appUrl: address.appUrl ?? address.endpointUrl,
    liffId,
    endpointUrl: address.endpointUrl,
  });
  return { status, people, menus, about };
}

export type View = ReturnType<typeof createView>;
