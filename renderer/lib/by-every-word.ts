import { foldText } from '../../shared/domain/every-word';

/**
 * For a searchable list: the options that contain every typed word, whatever its case, accents and place, as many as the list
 * draws; groups keep what is left of them.
 */
export function byEveryWord<Option extends object>({
  options,
  search,
  limit = Number.POSITIVE_INFINITY,
}: {
  readonly options: readonly Option[];
  readonly search: string;
  readonly limit?: number;
}): Option[] {
  const parts = foldText(search)
    .split(/[\s·]+/)
    .filter(Boolean);
  let left = limit;
  const kept = <One extends object>(all: readonly One[]): One[] => {
    const found: One[] = [];
    for (const option of all) {
      if (left <= 0) break;
      if ('items' in option && Array.isArray(option.items)) {
        const items = kept(option.items.filter((one: unknown) => typeof one === 'object' && one !== null));
        if (items.length > 0) found.push({ ...option, items });
        continue;
      }
      const label = foldText('label' in option && typeof option.label === 'string' ? option.label : '');
      if (!parts.every((part) => label.includes(part))) continue;
      found.push(option);
      left -= 1;
    }
    return found;
  };
  return kept(options);
}
