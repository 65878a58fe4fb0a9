import type { CompetencyItem, FrameworkItem } from '../../../../shared/contract/framework-item';

/** What is to become of everything selected; what is left out stays as it is. */
export type BulkChange = Partial<Pick<CompetencyItem['content'], 'criticality' | 'type' | 'scaleId' | 'validityMonths'>> &
  Partial<Pick<FrameworkItem, 'stewardUserId' | 'reviewMonths'>>;

/** An item with the change; type, criticality, scale and validity are said of competencies alone. */
export function applyBulk(item: FrameworkItem, { stewardUserId, reviewMonths, ...content }: BulkChange): FrameworkItem {
  const looked = {
    stewardUserId: stewardUserId === undefined ? item.stewardUserId : stewardUserId,
    reviewMonths: reviewMonths === undefined ? item.reviewMonths : reviewMonths,
  };
  return item.kind === 'competency' ? { ...item, ...looked, content: { ...item.content, ...content } } : { ...item, ...looked };
}
