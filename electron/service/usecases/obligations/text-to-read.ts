import type { FrameworkItem } from '../../../../shared/contract/framework-item';
import type { ObligationRow } from '../../db/framework-schema';
import type { Reader } from '../../db/schema';
import { itemsDigest } from '../../db/signed-revision';
import { anyItemOn } from '../../db/sql/framework-items';
import { revisionById } from '../../db/sql/framework-library';
import { stateItems } from '../../db/sql/library-states';

export interface TextToRead {
  readonly item: FrameworkItem;
  /** As the revision before had it; null: it is new. */
  readonly former: FrameworkItem | null;
  /** SHA-256 of the item as the revision has it. */
  readonly digest: string;
}

/** What an obligation is about, exactly as its revision has it, whatever came after. */
export async function textToRead(db: Reader, { itemId, revisionId, effectiveFrom }: ObligationRow): Promise<TextToRead> {
  const revision = revisionId === null ? undefined : await revisionById(db, revisionId);
  const item =
    revision === undefined
      ? await anyItemOn(db, itemId, effectiveFrom)
      : (
          await stateItems(db, revision.frameworkId, { of: 'revision', revisionId: revision.revisionId, number: revision.number }, [itemId])
        ).get(itemId);
  if (item === undefined) throw new Error('what an obligation is about is not there');
  const before =
    revision === undefined ? new Map<string, FrameworkItem>() : await stateBefore(db, revision.frameworkId, revision.number, itemId);
  return { item, former: before.get(itemId) ?? null, digest: itemsDigest([item]) };
}

const stateBefore = (db: Reader, frameworkId: string, number: number, itemId: string) =>
  stateItems(db, frameworkId, { of: 'revision', revisionId: '', number: number - 1 }, [itemId]);
