import type { FrameworkItem } from '../../../contract/framework-item';
import type { WriteAbout } from '../framework-format';
import type { CaseRest } from './case-origin';
import type { CaseObject } from './strict';

/** What writing an item needs to know of everything else. */
export interface Writing {
  readonly about: WriteAbout;
  readonly items: readonly FrameworkItem[];
  readonly itemById: ReadonlyMap<string, FrameworkItem>;
  readonly restById: ReadonlyMap<string, CaseRest>;
  /** The item that stands for the document the library came from; undefined: the library itself is the document. */
  readonly document: FrameworkItem | undefined;
  readonly documentId: string;
  readonly documentLink: CaseObject;
  /** The identifier in the file for an id; an id of something that is not written stays itself. */
  readonly nameOf: (id: string) => string;
  /** How associations point to an item, by its identifier in the file. */
  readonly nodeByName: ReadonlyMap<string, CaseObject>;
}

/** What was kept of the object that an item was read from; undefined: it was born here. */
export function restIn(writing: Writing, item: FrameworkItem | undefined): CaseRest | undefined {
  return item === undefined ? undefined : writing.restById.get(item.itemId);
}

/** An object with some fields changed, and the time of it; as it was where nothing is. */
export function withChanged(object: CaseObject, changes: CaseObject, writtenAt: string): CaseObject {
  return Object.keys(changes).length === 0 ? object : { ...object, ...changes, lastChangeDateTime: writtenAt };
}
