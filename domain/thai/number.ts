/** ๐–๙ to 0–9: Thai digits are accepted in every field. */
export function toLatinDigits(text: string): string {
  return text.replace(/[๐-๙]/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0x0e50 + 0x30),
  );
}

/** 0–9 to ๐–๙: official letters and orders. */
export function toThaiDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) =>
    String.fromCharCode(digit.charCodeAt(0) - 0x30 + 0x0e50),
  );
}

/** 1,234 or 1,234.5; at most two decimals. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format(value);
}

/** Takes 0–100, not a fraction: 64.3 becomes 64.3%. */
export function formatPercent(percent: number): string {
  return `${new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }).format(percent)}%`;
}
