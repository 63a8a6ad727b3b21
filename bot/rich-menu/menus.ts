import type { messagingApi } from '@line/bot-sdk';
import type { Role } from '#domain/permissions.ts';
import type { IconName } from '../assets/icons.ts';
import type { Links } from '../links.ts';
import type { Tone } from '../messages/parts/theme.ts';

/** The state in the strip above the menu. It is the only part that depends on the person's work. */
export const menuStates = ['none', 'due', 'overdue', 'returned'] as const;
export type MenuState = (typeof menuStates)[number];

export const menuRoles = [
  'guest',
  'member',
  'officer',
  'districtHead',
  'province',
  'admin',
] as const;
export type MenuRole = (typeof menuRoles)[number];

/** The name of a menu, such as officer-due. */
export type MenuName = `${MenuRole}-${MenuState}`;

/** The alias of the menu at LINE, which allows only lower-case letters. */
export function aliasOf(name: MenuName): string {
  return name.toLowerCase();
}

export interface Strip {
  tone: Tone;
  icon: IconName;
  label: string;
}

interface Cell {
  icon: IconName;
  label: string;
  /** The page of the mini-app that the action opens. Without it, the tap writes the label into the chat. */
  page?: 'home' | 'overview' | 'centres' | 'me';
}

export interface Menu {
  name: MenuName;
  strip: Strip | null;
  cells: readonly Cell[];
}

const tasks: Cell = { icon: 'tasks', label: 'งานของฉัน', page: 'home' };
const status: Cell = { icon: 'clock', label: 'สถานะ' };
const calendar: Cell = { icon: 'calendar', label: 'กำหนดส่ง' };
const meeting: Cell = { icon: 'meeting', label: 'ประชุม' };
const grading: Cell = { icon: 'grade', label: 'ประเมิน' };
const register: Cell = { icon: 'register', label: 'ทะเบียน' };
const registers: Cell = { icon: 'register', label: 'ทะเบียน', page: 'centres' };
const overview: Cell = { icon: 'overview', label: 'ภาพรวม', page: 'overview' };
const contact: Cell = { icon: 'phone', label: 'ติดต่อ' };
const help: Cell = { icon: 'help', label: 'ช่วยเหลือ' };
const join: Cell = { icon: 'people', label: 'เข้าร่วม', page: 'home' };
const me: Cell = { icon: 'me', label: 'ข้อมูลของฉัน', page: 'me' };
const settings: Cell = { icon: 'tasks', label: 'เปิดระบบ', page: 'home' };

const cells: Record<MenuRole, readonly Cell[]> = {
  guest: [join, help, contact],
  member: [tasks, status, calendar, meeting, register, contact],
  officer: [tasks, status, calendar, meeting, grading, register],
  districtHead: [tasks, status, overview, calendar, grading, registers],
  province: [tasks, overview, status, calendar, grading, registers],
  admin: [settings, me, help],
};

const strips: Record<MenuState, Strip> = {
  none: { tone: 'done', icon: 'done', label: 'ไม่มีเรื่องเร่งด่วน' },
  due: { tone: 'due', icon: 'clock', label: 'มีเรื่องใกล้กำหนด' },
  overdue: { tone: 'overdue', icon: 'overdue', label: 'มีเรื่องเกินกำหนด' },
  returned: { tone: 'returned', icon: 'returned', label: 'มีเรื่องส่งคืนแก้ไข' },
};

/** For reviewers, work that is due soon is mostly reports that wait for their review. */
const reviewerDue: Strip = { tone: 'due', icon: 'clock', label: 'มีเรื่องรอท่าน' };

export function menuOf(role: MenuRole, attention: MenuState): Menu {
  const plain = role === 'guest' || role === 'admin';
  const reviewer = role === 'districtHead' || role === 'province';
  const strip = reviewer && attention === 'due' ? reviewerDue : strips[attention];
  return {
    name: `${role}-${plain ? 'none' : attention}`,
    strip: plain ? null : strip,
    cells: cells[role],
  };
}

/** All menus: one for each role without duties, and one for each state of the other roles. */
export function allMenus(): Menu[] {
  const all = menuRoles.flatMap((role) => menuStates.map((attention) => menuOf(role, attention)));
  return [...new Map(all.map((menu) => [menu.name, menu])).values()];
}

export function menuRoleOf(role: Role | null): MenuRole {
  return role ?? 'guest';
}

export const menuWidth = 2500;
export const stripHeight = 220;
const cellHeight = 733;
const columns = 3;

export interface Place {
  x: number;
  y: number;
  width: number;
  height: number;
}

export function heightOf({ strip, cells }: Menu): number {
  const rows = Math.ceil(cells.length / columns);
  return (strip ? stripHeight : 0) + rows * (strip ? cellHeight : 843);
}

/** The widths of the columns in whole pixels without gaps: 833, 834, 833. */
export function placeOfCell(menu: Menu, index: number): Place {
  const top = menu.strip ? stripHeight : 0;
  const height = menu.strip ? cellHeight : 843;
  const column = index % columns;
  const x = Math.round((column * menuWidth) / columns);
  const width = Math.round(((column + 1) * menuWidth) / columns) - x;
  return { x, y: top + Math.floor(index / columns) * height, width, height };
}

export function areasOf(menu: Menu, links: Links): messagingApi.RichMenuArea[] {
  const strip: messagingApi.RichMenuArea[] = menu.strip
    ? [
        {
          bounds: { x: 0, y: 0, width: menuWidth, height: stripHeight },
          action: { type: 'uri', label: menu.strip.label, uri: links.home() },
        },
      ]
    : [];
  const cellAreas = menu.cells.map((cell, index) => ({
    bounds: placeOfCell(menu, index),
    action: actionOf(cell, links),
  }));
  return [...strip, ...cellAreas];
}

function actionOf({ label, page }: Cell, links: Links): messagingApi.Action {
  return page
    ? { type: 'uri', label, uri: links[page]() }
    : { type: 'message', label, text: label };
}
