import { create } from 'qrcode';

/** A QR code (ISO/IEC 18004, error correction M) as SVG, with the four modules of quiet around it that readers need. */
export function codeDrawing(content: string): string {
  const { size, data } = create(content, { errorCorrectionLevel: 'M' }).modules;
  const squares = Array.from(data).flatMap((dark, index) =>
    dark === 0 ? [] : [`M${(index % size) + 4} ${Math.floor(index / size) + 4}h1v1h-1z`],
  );
  const side = size + 8;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="${squares.join('')}"/></svg>`;
}
