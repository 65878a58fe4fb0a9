import type { Figure, SessionResult } from '../../../shared/contract/calibration-figures';
import { adviceText, estimatorText, figureText, noFigureText, valueText } from '../../../shared/domain/calibration/figure-text';
import { below, fact, facts, mono, table, wideFact } from './blocks';
import type { Block, Cell, Part } from './document';

export interface PrintedResult {
  readonly title: string;
  readonly round: number;
  readonly closedAt: string;
  readonly content: SessionResult;
  readonly digest: string;
  readonly isAsKept: boolean;
  readonly entryNumber: number;
  readonly nameOf: (memberId: string) => string;
  readonly caseTitleOf: (caseId: string) => string;
  /** The code of a level on the scale with these levels. */
  readonly codeOf: (levels: readonly number[], level: number) => string;
  readonly competencyOf: (competencyId: string) => string;
}

const listed = 30;

/** What the facilitator takes into the discussion: every figure with what it rests on and what to do about it. */
export function calibrationPart(printed: PrintedResult): Part {
  const { title, round, closedAt, content, digest, isAsKept, entryNumber, nameOf } = printed;
  const { population } = content;
  return {
    title: `Facilitator’s report: ${title}`,
    subtitle: `Round ${round}, closed on ${closedAt}`,
    banner: isAsKept ? null : 'THESE FIGURES ARE NOT WHAT THEIR DIGEST IS OF',
    code: null,
    blocks: [
      facts('What was rated', [
        fact('Cases', String(population.cases)),
        fact('Members', String(population.members)),
        fact('Ratings', `${population.rated} of ${population.possible}`),
        fact('Missing', String(population.unrated)),
        fact('Log entry', String(entryNumber)),
        wideFact('Digest of the locked figures (SHA-256)', mono(digest)),
      ]),
      ...content.scales.flatMap((scale) => scaleBlocks(printed, scale, content.scales.length > 1)),
      table(
        'Indicators, the least alike first',
        [
          ['Indicator', 'rest'],
          ['Alike', 46, 'right'],
          ['Split cases', 'auto', 'right'],
          ['What to do', 50],
        ],
        content.indicators
          .slice(0, listed)
          .map(({ text, competencyId, agreement, splitCases }) => [
            below(text, printed.competencyOf(competencyId)),
            figureText(agreement),
            String(splitCases),
            adviceOf(agreement),
          ]),
        'No indicators were marked.',
      ),
      table(
        'How members use the scale',
        [
          ['Member', 'rest'],
          ['Leaning (levels)', 36, 'right'],
          ['Spread', 36, 'right'],
          ['Halo', 36, 'right'],
        ],
        content.habits.map(({ memberId, lean, spread, halo }) => [
          nameOf(memberId),
          below(figureText(lean), adviceOf(lean)),
          below(figureText(spread), adviceOf(spread)),
          below(figureText(halo), adviceOf(halo)),
        ]),
        'Nobody rated.',
      ),
      ...(content.gold.length === 0
        ? []
        : [
            table(
              'Against the gold ratings',
              [
                ['Member', 'rest'],
                ['Effectiveness', 40, 'right'],
                ['Miss rate', 36, 'right'],
                ['False alarms', 36, 'right'],
                ['Weighted kappa', 36, 'right'],
              ],
              content.gold.map(({ memberId, effectiveness, missRate, falseAlarms, kappa }) => [
                nameOf(memberId),
                below(figureText(effectiveness), adviceOf(effectiveness)),
                figureText(missRate),
                figureText(falseAlarms),
                figureText(kappa),
              ]),
              'Nobody rated.',
            ),
          ]),
      {
        kind: 'text',
        title: 'How the figures are estimated',
        text: Object.values(estimatorText)
          .map(({ name, tells }) => `${name}: ${tells}`)
          .join('\n'),
      },
    ],
  };
}

type Scale = SessionResult['scales'][number];

function scaleBlocks({ nameOf, codeOf, caseTitleOf }: PrintedResult, scale: Scale, isOneOfSeveral: boolean): Block[] {
  const { levels, severity } = scale;
  const on = isOneOfSeveral ? ` (levels ${levels.map((level) => codeOf(levels, level)).join(', ')})` : '';
  const figures = [scale.exact, scale.adjacent, scale.alpha, scale.ac2, scale.fleiss, scale.icc, scale.kendall];
  return [
    table(
      `Agreement of the panel${on}`,
      [
        ['Figure', 40],
        ['Value (95 % interval, n)', 48, 'right'],
        ['In a word', 26],
        ['What to do', 'rest'],
      ],
      figures.map((figure) => [estimatorText[figure.estimator].name, figureText(figure), verdictOf(figure), adviceOf(figure)]),
      'Nothing was rated.',
    ),
    table(
      `Pairs, those who differ most first${on}`,
      [
        ['Pair', 'rest'],
        ['Cases', 'auto', 'right'],
        ['Levels apart', 'auto', 'right'],
        ['Weighted kappa', 48, 'right'],
      ],
      scale.pairs
        .slice(0, listed)
        .map(({ firstId, secondId, n, distance, kappa }) => [
          `${nameOf(firstId)} and ${nameOf(secondId)}`,
          String(n),
          distance.toFixed(2),
          figureText(kappa),
        ]),
      'No two members rated the same case.',
    ),
    table(
      `Levels, the least agreed first${on}`,
      [
        ['Level', 'auto'],
        ['Another chose it too', 48, 'right'],
        ['Chosen instead', 'auto'],
        ['What to do', 'rest'],
      ],
      scale.levelsRanked
        .filter(({ agreement }) => agreement.estimable)
        .map(({ level, agreement, insteadLevel, insteadCount }) => [
          codeOf(levels, level),
          figureText(agreement),
          insteadLevel === null ? '' : `${codeOf(levels, insteadLevel)} (${insteadCount} times)`,
          adviceOf(agreement),
        ]),
      'No two members rated the same case.',
    ),
    severity.estimable
      ? table(
          `Severity of the members, the most lenient first${on}`,
          [
            ['Member', 'rest'],
            ['Logits (95 % interval)', 48, 'right'],
            ['Fair average', 'auto', 'right'],
            ['Ratings', 'auto', 'right'],
            ['What to do', 50],
          ],
          severity.members
            .toSorted((a, b) => a.measure - b.measure)
            .map(({ memberId, measure, low, high, fairAverage, count, advice }) => [
              nameOf(memberId),
              `${logits(measure)} (${logits(low)} to ${logits(high)})`,
              fairAverage.toFixed(2),
              String(count),
              adviceText[advice],
            ]),
          'Nobody rated.',
        )
      : { kind: 'text', title: `Severity of the members${on}`, text: noFigureText[severity.reason] },
    ...(severity.estimable
      ? [
          {
            kind: 'text' as const,
            title: `Cases from the lowest to the highest${on}`,
            text: severity.cases
              .toSorted((a, b) => a.measure - b.measure)
              .map(({ caseId, measure }) => `${caseTitleOf(caseId)} ${logits(measure)}`)
              .join('; '),
          },
        ]
      : []),
  ];
}

const logits = (value: number): string => valueText('raschSeverity', value);
const adviceOf = (figure: Figure): string => (figure.estimable ? adviceText[figure.advice] : '');
const verdictOf = (figure: Figure): Cell => (figure.estimable && figure.verdict !== null ? { kind: 'strong', text: figure.verdict } : '');
