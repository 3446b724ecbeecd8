/** A table as a file (RFC 4180), for a spreadsheet that must not take a cell for a formula. */

/** So that spreadsheets read UTF-8. */
const BOM = '\ufeff';
/** What a spreadsheet takes for a formula, or cuts off before one; full-width signs too. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

const cell = (value: string | number): string => {
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

export const csv = (rows: readonly (readonly (string | number)[])[]): string => BOM + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
