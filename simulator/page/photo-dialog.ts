// The dialog for sending a photo: one of the drawn samples, or a file from this machine.
import { button, el } from './dom.ts';
import { samplePhotos } from './photos.ts';
import { openBottomDialog } from './bottom-dialog.ts';
import { emit, speaker } from './store.ts';
import { post } from './http.ts';

const longestSide = 2400;

async function canvasOf(file: File): Promise<HTMLCanvasElement> {
  const bitmap = await createImageBitmap(file);
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height));
  const width = Math.round(bitmap.width * scale);
  const height = Math.round(bitmap.height * scale);
  const canvas = el('canvas', { width, height });
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, width, height);
  return canvas;
}

interface Together {
  id: string;
  index: number;
  total: number;
}

async function sendCanvas(canvas: HTMLCanvasElement, imageSet?: Together): Promise<void> {
  const base64 = canvas.toDataURL('image/jpeg', 0.86).split(',')[1] ?? '';
  const answer = await post('photo', {
    ...speaker(),
    contentType: 'image/jpeg',
    base64,
    imageSet,
  });
  if (!answer.ok) emit('toast', { words: 'ส่งรูปไม่ได้', bad: true });
}

/** Photos that are picked together are sent one by one and marked as one image set. */
async function sendFiles(files: readonly File[]): Promise<void> {
  const id = crypto.randomUUID();
  const total = files.length;
  for (const [at, file] of files.entries()) {
    try {
      const set = total > 1 ? { id, index: at + 1, total } : undefined;
      await sendCanvas(await canvasOf(file), set);
    } catch {
      emit('toast', { words: 'เปิดรูปนี้ไม่ได้', bad: true });
    }
  }
}

function samples(onPick: (canvas: HTMLCanvasElement) => void): HTMLElement {
  const grid = el('div', { class: 'photo-grid' });
  for (const { name, draw } of samplePhotos()) {
    const canvas = draw();
    const props = { type: 'button', 'aria-label': `ส่งรูป${name}`, onClick: () => onPick(canvas) };
    grid.append(el('button', props, canvas, el('span', { text: name })));
  }
  return grid;
}

export function openPhotoDialog(place: HTMLElement): void {
  const file = el('input', {
    type: 'file',
    accept: 'image/*',
    multiple: true,
    class: 'sr',
    tabindex: '-1',
  });
  file.setAttribute('aria-label', 'ไฟล์รูป');
  const grid = samples((canvas) => {
    close();
    void sendCanvas(canvas);
  });
  file.addEventListener('change', () => {
    const chosen = [...(file.files ?? [])];
    if (chosen.length === 0) return;
    close();
    void sendFiles(chosen);
  });
  const body = el(
    'div',
    { class: 'dialog-body' },
    el('p', { text: 'แตะรูปตัวอย่างเพื่อส่ง หรือเลือกจากเครื่อง' }),
    grid,
    file,
    button({ class: 'plain', icon: 'photo', words: 'เลือกรูปจากเครื่อง', onClick: () => file.click() }),
  );
  const close = openBottomDialog(place, { title: 'ส่งรูป', body });
}
