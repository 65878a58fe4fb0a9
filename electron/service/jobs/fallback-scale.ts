import type { FrameworkItem, ScaleItem } from '../../../shared/contract/framework-item';
import type { ReadTarget } from '../../../shared/domain/exchange/framework-format';

/** A scale that competencies may be put on whose file names none. */
export interface ScaleChoice {
  readonly key: string;
  readonly name: string;
  /** The file itself brings it. */
  readonly isInFile: boolean;
}

/** The scales that there are to choose from, and which of them was taken; nothing to choose where no competency of the file needs one. */
export interface ScaleChoices {
  readonly scaleKey: string | null;
  readonly scales: readonly ScaleChoice[];
}

/** Reads with a scale of the site, or (its key begins with `file:`) with one that the file itself brings, which only reading it shows. */
export function targetWithScale(
  target: ReadTarget,
  scaleKey: string | null,
  read: (target: ReadTarget) => readonly FrameworkItem[],
): ReadTarget {
  const ofSite = target.scales.find(({ itemId }) => itemId === scaleKey);
  if (ofSite !== undefined) return { ...target, scale: ofSite };
  if (scaleKey === null || !scaleKey.startsWith(filePrefix)) return target;
  const ofFile = scalesIn(read(target)).find((scale) => keyInFile(scale) === scaleKey);
  // known from now on, so that reading again finds the same scale under the same id
  return ofFile === undefined ? target : { ...target, scale: ofFile, scales: [...target.scales, ofFile], known: [...target.known, ofFile] };
}

/** What can be chosen once the file is read with `target`; `site` holds the scales that were there before. */
export function scaleChoices(items: readonly FrameworkItem[], target: ReadTarget, site: readonly ScaleItem[]): ScaleChoices {
  const known = new Set(site.map(({ itemId }) => itemId));
  const brought = scalesIn(items).filter(({ itemId }) => !known.has(itemId));
  const used = target.scale ?? brought.find(({ origin }) => origin === null) ?? null;
  const isNeeded = used !== null && items.some((item) => item.kind === 'competency' && item.content.scaleId === used.itemId);
  const scales = [
    ...site.map(({ itemId, title }) => ({ key: itemId, name: title, isInFile: false })),
    ...brought.map((scale) => ({ key: keyInFile(scale), name: scale.title, isInFile: true })),
  ];
  if (!isNeeded || scales.length < 2) return { scaleKey: null, scales: [] };
  return { scaleKey: known.has(used.itemId) ? used.itemId : keyInFile(used), scales };
}

const filePrefix = 'file:';
const keyInFile = ({ origin, title }: ScaleItem): string => `${filePrefix}${origin?.identifier ?? title}`.slice(0, 400);
const scalesIn = (items: readonly FrameworkItem[]): ScaleItem[] => items.flatMap((item) => (item.kind === 'scale' ? [item] : []));
