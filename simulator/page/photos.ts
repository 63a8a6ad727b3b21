// Sample photos drawn by the page, so that no real person or place is sent.
import { el } from './dom.ts';

const [width, height] = [960, 720];

type Pen = CanvasRenderingContext2D;

function paint(draw: (pen: Pen) => void): () => HTMLCanvasElement {
  return () => {
    const canvas = el('canvas', { width, height });
    const pen = canvas.getContext('2d');
    if (pen) draw(pen);
    return canvas;
  };
}

function sky(pen: Pen, top: string, bottom: string): void {
  const light = pen.createLinearGradient(0, 0, 0, height);
  light.addColorStop(0, top);
  light.addColorStop(1, bottom);
  pen.fillStyle = light;
  pen.fillRect(0, 0, width, height);
}

interface Body {
  x: number;
  y: number;
  size: number;
  shirt: string;
}

function person(pen: Pen, { x, y, size, shirt }: Body): void {
  pen.fillStyle = shirt;
  pen.beginPath();
  pen.ellipse(x, y + size * 1.5, size * 0.95, size * 1.1, 0, Math.PI, 0);
  pen.fill();
  pen.fillStyle = '#c99370';
  pen.beginPath();
  pen.arc(x, y, size * 0.52, 0, Math.PI * 2);
  pen.fill();
  pen.fillStyle = '#2b2320';
  pen.beginPath();
  pen.arc(x, y - size * 0.12, size * 0.54, Math.PI, 0);
  pen.fill();
}

function meeting(pen: Pen): void {
  sky(pen, '#efe7d6', '#d9c9a8');
  pen.fillStyle = '#0a5c36';
  pen.fillRect(150, 60, 660, 120);
  pen.fillStyle = '#ffffff';
  pen.font = '600 50px Sarabun';
  pen.textAlign = 'center';
  pen.fillText('ประชุมคณะกรรมการ ศอช.ต.', width / 2, 137);
  const shirts = ['#1d4e89', '#8a5a00', '#7a2e8e', '#0a5c36', '#a4161a', '#14606b'];
  for (const [index, shirt] of shirts.entries())
    person(pen, { x: 130 + index * 140, y: 330 + (index % 2) * 18, size: 74, shirt });
  pen.fillStyle = '#8d6b43';
  pen.fillRect(40, 470, 880, 54);
  pen.fillStyle = '#6f5232';
  pen.fillRect(40, 524, 880, 196);
  pen.fillStyle = '#ffffff';
  for (let index = 0; index < 6; index += 1) pen.fillRect(110 + index * 140, 482, 62, 26);
}

function order(pen: Pen): void {
  sky(pen, '#7b8794', '#59636e');
  pen.save();
  pen.translate(width / 2, height / 2);
  pen.rotate(-0.035);
  pen.fillStyle = '#fbfaf5';
  pen.fillRect(-250, -330, 500, 660);
  pen.fillStyle = '#17231c';
  pen.textAlign = 'center';
  pen.font = '700 34px Sarabun';
  pen.fillText('คำสั่งอำเภอ (ตัวอย่าง)', 0, -240);
  pen.font = '400 24px Sarabun';
  pen.fillText('ที่ 123/2567', 0, -196);
  pen.fillText('เรื่อง แต่งตั้งคณะกรรมการ ศอช.', 0, -152);
  pen.fillStyle = '#a7adb3';
  for (let row = 0; row < 11; row += 1)
    pen.fillRect(-200, -100 + row * 30, row % 4 === 3 ? 260 : 400, 9);
  pen.strokeStyle = '#a4161a';
  pen.lineWidth = 5;
  pen.beginPath();
  pen.arc(110, 262, 46, 0, Math.PI * 2);
  pen.stroke();
  pen.restore();
}

function field(pen: Pen): void {
  sky(pen, '#a9d3ea', '#e9f3ea');
  pen.fillStyle = '#7fa86b';
  pen.beginPath();
  pen.moveTo(0, 420);
  pen.quadraticCurveTo(300, 240, 560, 400);
  pen.quadraticCurveTo(780, 280, 960, 390);
  pen.lineTo(960, 720);
  pen.lineTo(0, 720);
  pen.fill();
  pen.fillStyle = '#5d8a4b';
  pen.fillRect(0, 470, 960, 250);
  pen.strokeStyle = '#86b26f';
  pen.lineWidth = 10;
  for (let row = 0; row < 9; row += 1) {
    pen.beginPath();
    pen.moveTo(480, 470);
    pen.lineTo(-240 + row * 180, 720);
    pen.stroke();
  }
  for (const [index, shirt] of ['#a4161a', '#1d4e89', '#8a5a00'].entries())
    person(pen, { x: 260 + index * 210, y: 470, size: 62, shirt });
}

function board(pen: Pen): void {
  sky(pen, '#dfe6dd', '#c3cfc2');
  pen.fillStyle = '#6f5232';
  pen.fillRect(210, 420, 26, 300);
  pen.fillRect(724, 420, 26, 300);
  pen.fillStyle = '#0a5c36';
  pen.fillRect(130, 150, 700, 300);
  pen.strokeStyle = '#e8d9a8';
  pen.lineWidth = 8;
  pen.strokeRect(146, 166, 668, 268);
  pen.fillStyle = '#ffffff';
  pen.textAlign = 'center';
  pen.font = '700 60px Sarabun';
  pen.fillText('ศูนย์ประสานงาน', width / 2, 270);
  pen.fillText('องค์การชุมชน', width / 2, 350);
  pen.font = '400 34px Sarabun';
  pen.fillText('ตำบลตัวอย่าง', width / 2, 408);
}

export interface Sample {
  name: string;
  draw: () => HTMLCanvasElement;
}

export function samplePhotos(): Sample[] {
  return [
    { name: 'การประชุม', draw: paint(meeting) },
    { name: 'คำสั่ง', draw: paint(order) },
    { name: 'กิจกรรม', draw: paint(field) },
    { name: 'ป้ายศูนย์', draw: paint(board) },
  ];
}
