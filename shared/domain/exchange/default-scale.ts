import type { ScaleItem } from '../../contract/framework-item';
import { levelLook } from '../scale-look';

const levels = [
  ['0', 'Not yet', 'Cannot do it yet.'],
  ['1', 'Novice', 'Does it under instruction, step by step.'],
  ['2', 'Advanced beginner', 'Does routine cases with somebody at hand.'],
  ['3', 'Competent', 'Does it alone, to the standard.'],
  ['4', 'Expert', 'Handles the unusual and shows others.'],
] as const;

/** A scale for what a file brings without one, where a site has none yet. */
export function defaultScale(itemId: string, frameworkId: string): ScaleItem {
  return {
    itemId,
    frameworkId,
    kind: 'scale',
    parentId: null,
    ordinal: 0,
    fromId: null,
    toId: null,
    code: '',
    title: 'Imported: 0 to 4',
    stewardUserId: null,
    reviewMonths: null,
    isRetired: false,
    replacedById: null,
    origin: null,
    content: {
      levels: levels.map(([code, name, anchor], level) => ({ level, code, name, anchor, ...levelLook(level, levels.length) })),
      qualifyingLevel: 3,
      mapping: null,
    },
  };
}
