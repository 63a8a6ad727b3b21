import { isSnapshotLost } from '#models/backup/snapshot.ts';
import { ConfigError } from '#server/config.ts';

/** Each failure in Thai and English: its cause and what to do. */
const words = {
  usage: (usage) => [`ใช้คำสั่งนี้: ${usage}`, `Usage: ${usage}`],
  'not-a-backup': (folder) => [
    `ไม่พบข้อมูลสำรองที่สมบูรณ์ใน ${folder} ระบุโฟลเดอร์ที่มีไฟล์ manifest.json`,
    `${folder} holds no complete backup. Name the folder that has a manifest.json.`,
  ],
  manifest: (folder) => [
    `ไฟล์ manifest.json ใน ${folder} เสียหายหรือถูกแก้ไข ใช้ข้อมูลสำรองชุดอื่น`,
    `manifest.json in ${folder} is damaged or was changed. Use another backup.`,
  ],
  damaged: (file) => [
    `ไฟล์สำรอง ${file} เสียหายหรือไม่ครบ ยังไม่ได้แก้ไขฐานข้อมูล ใช้ข้อมูลสำรองชุดอื่น`,
    `The backup file ${file} is damaged or incomplete. The database was not changed. Use another backup.`,
  ],
  'passphrase-needed': () => [
    'ข้อมูลสำรองนี้เข้ารหัสไว้ ตั้ง BACKUP_PASSPHRASE เป็นรหัสผ่านที่ใช้ตอนสำรอง',
    'This backup is encrypted. Set BACKUP_PASSPHRASE to the passphrase it was made with.',
  ],
  passphrase: () => [
    'รหัสผ่านใน BACKUP_PASSPHRASE ไม่ตรงกับที่ใช้ตอนสำรอง ยังไม่ได้แก้ไขฐานข้อมูล',
    'BACKUP_PASSPHRASE is not the passphrase this backup was made with. The database was not changed.',
  ],
  newer: (migration) => [
    `ข้อมูลสำรองนี้มาจากโปรแกรมรุ่นใหม่กว่า (${migration}) ติดตั้งรุ่นนั้นก่อน แล้วกู้คืนใหม่`,
    `This backup was made by a newer version (${migration}). Install that version, then restore again.`,
  ],
  'not-empty': (collection) => [
    `ฐานข้อมูลปลายทางมีข้อมูลอยู่แล้ว (${collection}) ถ้าต้องการแทนที่ทั้งหมด ให้เติม --replace`,
    `The target database already has data (${collection}). To replace all of it, add --replace.`,
  ],
  'disk-full': (place) => [
    `เนื้อที่ดิสก์เต็ม: ${place} เพิ่มเนื้อที่หรือลบข้อมูลสำรองเก่า แล้วสั่งใหม่`,
    `The disk is full: ${place}. Free some space or remove old backups, then run this again.`,
  ],
  folder: (reason) => [
    `ใช้โฟลเดอร์นี้ไม่ได้: ${reason} ตรวจว่ามีโฟลเดอร์และมีสิทธิ์เขียน`,
    `The folder cannot be used: ${reason}. Check that it exists and may be written.`,
  ],
  'snapshot-lost': () => [
    'สำรองข้อมูลนานกว่าที่ MongoDB เก็บภาพข้อมูลไว้ เพิ่ม minSnapshotHistoryWindowInSeconds แล้วสั่งใหม่',
    'The backup took longer than MongoDB keeps its snapshots. Raise minSnapshotHistoryWindowInSeconds, then run this again.',
  ],
  loaded: (collection) => [
    `ข้อมูลที่อ่านกลับจาก MongoDB ไม่ตรงกับข้อมูลสำรอง (${collection}) ยังไม่ได้แก้ไขข้อมูลเดิม สั่งใหม่อีกครั้ง`,
    `What MongoDB read back differs from the backup (${collection}). The old data was not changed. Run this again.`,
  ],
  database: (reason) => [
    `MongoDB ทำงานไม่สำเร็จ (${reason}) ยังไม่ได้แก้ไขข้อมูลเดิม ตรวจ MongoDB แล้วสั่งใหม่`,
    `MongoDB failed (${reason}). The old data was not changed. Check MongoDB, then run this again.`,
  ],
} satisfies Record<string, (about: string) => [string, string]>;

export type Failure = keyof typeof words;

export function failure(what: Failure, about = '', cause?: unknown): ConfigError {
  return new ConfigError(words[what](about).join('\n'), { cause });
}

/** There is no space, the disk quota is used up, or the file is larger than allowed. */
const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
const unusable = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EEXIST', 'EISDIR']);
/** MongoDB's error OutOfDiskSpace. */
const outOfDiskSpace = 14_031;

/** Names the cause of a disk or snapshot error. Other errors are returned unchanged. */
export function classified(error: unknown, place: string): unknown {
  if (isSnapshotLost(error)) return failure('snapshot-lost', '', error);
  if (!(error instanceof Error) || !('code' in error)) return error;
  const { code } = error;
  if (code === outOfDiskSpace) return failure('disk-full', 'MongoDB', error);
  if (typeof code !== 'string') return error;
  if (full.has(code)) return failure('disk-full', `${place} (${code})`, error);
  if (unusable.has(code)) return failure('folder', `${place} (${code})`, error);
  return error;
}
