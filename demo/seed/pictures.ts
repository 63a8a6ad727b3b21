import sharp from 'sharp';

export interface Drawn {
  full: Buffer;
  thumb: Buffer;
  width: number;
  height: number;
}

/** The pictures of the demo are drawn, so that they show no real papers or faces. */
export const drawings = { order: drawnOrder, meeting: drawnMeeting } as const;
export type Drawing = keyof typeof drawings;

/** A picture that looks like a photographed order. */
function drawnOrder(): Promise<Drawn> {
  const lines = Array.from(
    { length: 12 },
    (_, index) =>
      `<rect x="190" y="${420 + index * 62}" width="${index % 4 === 3 ? 420 : 820}" height="16" fill="#8b949a"/>`,
  ).join('');
  return drawn({
    width: 1200,
    height: 1600,
    picture: `<rect width="1200" height="1600" fill="#cdbfa8"/>
    <g transform="rotate(-1.2 600 800)"><rect x="110" y="80" width="980" height="1440" fill="#fdfdfb"/>
    <circle cx="600" cy="230" r="70" fill="none" stroke="#8b949a" stroke-width="10"/>
    <rect x="420" y="340" width="360" height="20" fill="#5c6b63"/>${lines}
    <path d="M700 1300 q40 -60 80 0 t80 0 t80 -20" fill="none" stroke="#5c6b63" stroke-width="8"/></g>`,
  });
}

/** A hall with people around a table, from behind. */
function drawnMeeting(): Promise<Drawn> {
  const people = Array.from({ length: 9 }, (_, index) => {
    const x = 110 + (index % 5) * 195 + (index > 4 ? 95 : 0);
    const y = index > 4 ? 560 : 430;
    const shirt = ['#7d9a86', '#8fa3b8', '#b79f7a', '#a88ca0', '#8b949a'][index % 5];
    return `<circle cx="${x}" cy="${y}" r="42" fill="#4b4038"/><rect x="${x - 62}" y="${y + 40}" width="124" height="180" rx="46" fill="${shirt}"/>`;
  }).join('');
  return drawn({
    width: 1000,
    height: 750,
    picture: `<rect width="1000" height="750" fill="#e9e4d8"/><rect y="330" width="1000" height="420" fill="#cdbfa8"/>
    <rect x="340" y="70" width="320" height="190" fill="#fdfdfb" stroke="#8b949a" stroke-width="8"/>
    <rect x="380" y="120" width="240" height="14" fill="#8b949a"/><rect x="380" y="160" width="180" height="14" fill="#8b949a"/>${people}`,
  });
}

async function drawn(of: { width: number; height: number; picture: string }): Promise<Drawn> {
  const { width, height, picture } = of;
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${picture}</svg>`;
  const full = await sharp(Buffer.from(sheet)).jpeg({ quality: 80 }).toBuffer();
  const thumb = await sharp(full)
    .resize(320, 320, { fit: 'cover' })
    .webp({ quality: 70 })
    .toBuffer();
  return { full, thumb, width, height };
}
