import type { ReadinessView } from '../../../../shared/contract/readiness-views';
import { bandText } from '../../../../shared/domain/gap-text';
import { riskBands, type RiskBand } from '../../../../shared/domain/risk';
import type { Reader } from '../../db/schema';
import type { TableView } from '../../reports/table-view';
import type { ReadContext } from '../context';
import { countGaps } from '../gaps/count';
import { gapFiltersInWords } from './filters-in-words';
import { told } from './told';
import type { CountedView } from './view-table';
import { words } from './words';

const { columns } = words;

/** A line for each unit, part of the organisation or role with a gap, the gravest first; what all amount to stands below. */
export async function gapSummaryTable(
  db: Reader,
  ctx: ReadContext,
  { filter, by }: Extract<ReadinessView, { readonly kind: 'gapSummary' }>,
  filters: TableView['filters'],
): Promise<CountedView> {
  const { asOf, groups, all, again, without, definition, rule } = told(await countGaps(db, { ...filter, by }, ctx));
  const inWords = (countOf: (band: RiskBand) => number): string => riskBands.map((band) => `${bandText[band]} ${countOf(band)}`).join(', ');
  return {
    total: groups.length,
    view: {
      title: words.titles.gapSummary[by],
      asOf,
      filters: [...filters, ...gapFiltersInWords(filter)],
      columns: [
        { name: by === 'role' ? columns.role : columns.unit, width: 'rest' },
        ...(by === 'unit' ? [{ name: columns.department, width: 0, isBelow: true } as const] : []),
        { name: columns.greatest, width: 17, align: 'right' },
        ...riskBands.flatMap((band) => [
          { name: bandText[band], width: 23, align: 'right' } as const,
          { name: columns.peopleOf(bandText[band]), width: 0, isBelow: true } as const,
        ]),
        { name: columns.gaps, width: 13, align: 'right' },
        { name: columns.people, width: 15, align: 'right' },
      ],
      rows: groups.map(({ name, departmentName, isUnitAlone, score, byBand, gaps, people }) => [
        by === 'branch' && isUnitAlone ? `${name}${words.alone}` : name,
        ...(by === 'unit' ? [departmentName] : []),
        score,
        ...riskBands.flatMap((band) => [byBand[band].gaps, byBand[band].people]),
        gaps,
        people,
      ]),
      notes: [
        words.allOnce(
          inWords((band) => all.byBand[band].gaps),
          all.gaps,
          all.people,
        ),
        ...(riskBands.some((band) => again[band] > 0) ? [words.countedAgain(inWords((band) => again[band]))] : []),
        ...(without > 0 ? [words.without(without)] : []),
        definition,
        words.riskNote(rule.revision, rule.inForceFrom),
      ],
    },
  };
}
