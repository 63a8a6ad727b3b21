import sharp from 'sharp';

/** A drawn sheet standing for a photographed order: no real paper is in the demo. */
export async function drawnOrder(): Promise<{
  full: Buffer;
  thumb: Buffer;
  width: number;
  height: number;
}> {
  const lines = Array.from(
    { length: 12 },
    (_, index) =>
      `<rect x="190" y="${420 + index * 62}" width="${index % 4 === 3 ? 420 : 820}" height="16" fill="#8b949a"/>`,
  ).join('');
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1600">
    <rect width="1200" height="1600" fill="#cdbfa8"/>
    <g transform="rotate(-1.2 600 800)"><rect x="110" y="80" width="980" height="1440" fill="#fdfdfb"/>
    <circle cx="600" cy="230" r="70" fill="none" stroke="#8b949a" stroke-width="10"/>
    <rect x="420" y="340" width="360" height="20" fill="#5c6b63"/>${lines}
    <path d="M700 1300 q40 -60 80 0 t80 0 t80 -20" fill="none" stroke="#5c6b63" stroke-width="8"/></g></svg>`;
  const full = await sharp(Buffer.from(sheet)).jpeg({ quality: 80 }).toBuffer();
  const thumb = await sharp(full)
    .resize(320, 320, { fit: 'cover' })
    .webp({ quality: 70 })
    .toBuffer();
  return { full, thumb, width: 1200, height: 1600 };
}
