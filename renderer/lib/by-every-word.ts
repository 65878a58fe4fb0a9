import { foldText } from '../../shared/domain/every-word';

/** For a searchable list: the options that contain every typed word, whatever its case, accents and place; groups keep what is left of them. */
export function byEveryWord<Option extends object>({
  options,
  search,
}: {
  readonly options: readonly Option[];
  readonly search: string;
}): Option[] {
  const parts = foldText(search)
    .split(/[\s·]+/)
    .filter(Boolean);
  return options.flatMap((option) => {
    if ('items' in option && Array.isArray(option.items)) {
      const items: object[] = option.items.filter((one: unknown) => typeof one === 'object' && one !== null);
      return [{ ...option, items: byEveryWord({ options: items, search }) }];
    }
    const label = foldText('label' in option && typeof option.label === 'string' ? option.label : '');
    return parts.every((part) => label.includes(part)) ? [option] : [];
  });
}
