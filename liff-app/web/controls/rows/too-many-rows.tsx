import { Icon } from '#web/parts/icon.tsx';

/** Says how many of the chosen rows still fit in the list. Shows nothing while all fit. */
export function TooManyRows({ count, room, unit }: { count: number; room: number; unit: string }) {
  if (count <= room) return null;
  return (
    <p class="wrong" role="status">
      <Icon name="overdue" small />
      เพิ่มได้อีก {room} {unit} กรุณาเอาออกบางรายการ
    </p>
  );
}
