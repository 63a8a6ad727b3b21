/** Converts ๐–๙ to 0–9, because every field accepts Thai digits. */
export function toLatinDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0x0e50 + 0x30),
  );
}

/** Converts 0–9 to ๐–๙ for official letters and orders. */
export function toThaiDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0x30 + 0x0e50),
  );
}

/** Writes 1,234 or 1,234.5, with at most two decimals. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format(value);
}

/** Takes a number from 0 to 100, not a fraction: 64.3 becomes 64.3%. */
export function formatPercent(percent: number): string {
  return `${new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(percent)}%`;
}
