import { formatNumber } from '../formatting';

export const viewFileWords = {
  pdf: 'PDF',
  pdfHint: 'Print or keep this view: with its filters, day, number of lines and digest on each page',
  pdfFailed: 'The PDF was not made',
  write: 'Write to a file…',
  title: 'Write this view to a file',
  formats: { xlsx: 'Workbook (.xlsx)', csv: 'CSV' },
  failed: 'The file was not written',
  tooMany: (lines: number, most: number) =>
    `It has ${formatNumber(lines)} lines, and this format takes ${formatNumber(most)}. Narrow the view, or choose another format.`,
  written: (lines: number, fileName: string, sha256: string, digest: string) =>
    `${formatNumber(lines)} lines are in ${fileName}. SHA-256 of the file: ${sha256}. Digest of what it tells: ${digest}`,
} as const;
