import { z } from 'zod';
import { benchmark } from '../../../shared/domain/statistics/benchmark';
import { blandAltman } from '../../../shared/domain/statistics/bland-altman';
import { cohenKappa, specificAgreement } from '../../../shared/domain/statistics/cohen-kappa';
import { cusum, ewma } from '../../../shared/domain/statistics/control-charts';
import { fleissKappa } from '../../../shared/domain/statistics/fleiss-kappa';
import { gwetAC } from '../../../shared/domain/statistics/gwet-ac';
import { intraclassCorrelation } from '../../../shared/domain/statistics/intraclass-correlation';
import { kendallW } from '../../../shared/domain/statistics/kendall-w';
import { krippendorffAlpha } from '../../../shared/domain/statistics/krippendorff-alpha';
import { manyFacetRasch } from '../../../shared/domain/statistics/many-facet-rasch';
import { casesForIccWidth } from '../../../shared/domain/statistics/sample-size';
import { kaplanMeier } from '../../../shared/domain/statistics/survival';
import { figures } from './figures';

const ratings = z.array(z.array(z.number().nullable()));
const matrix = z.array(z.array(z.number()));
const list = z.array(z.number());

/** What our functions make of a published case, under the names of its expected figures; null for a case of something else. */
export function figuresOf(kind: string, data: unknown): Readonly<Record<string, unknown>> | null {
  switch (kind) {
    case 'alpha': {
      const rows = z.object({ ratings_unit_by_observer: ratings }).parse(data).ratings_unit_by_observer;
      return Object.fromEntries(
        (['nominal', 'ordinal', 'interval', 'ratio'] as const).map((metric) => [metric, figures(krippendorffAlpha(rows, metric)).alpha]),
      );
    }
    case 'benchmark':
      return verdicts(data);
    case 'ba': {
      const { a, b } = z.object({ a: list, b: list }).parse(data);
      const found = figures(blandAltman(a, b));
      return {
        n: found.n,
        mean_diff: found.meanDifference,
        sd: found.sd,
        loa_low: found.limitLow,
        loa_high: found.limitHigh,
        ci_mean: [found.meanLow, found.meanHigh],
      };
    }
    case 'cusum': {
      const { x, target, K, H } = z.object({ x: list, target: z.number(), K: z.number(), H: z.number() }).parse(data);
      const found = figures(cusum(x, { target, k: K, h: H }));
      return { hi: found.high, lo: found.low, nh: found.runsHigh, nl: found.runsLow, signals: found.signals };
    }
    case 'ewma': {
      const { x, lambda, target, sigma, L } = z
        .object({ x: list, lambda: z.number(), target: z.number(), sigma: z.number(), L: z.number() })
        .parse(data);
      const found = figures(ewma(x, { lambda, target, sigma, width: L }));
      return { ewma: found.values, ucl: found.upper, lcl: found.lower, signals: found.signals };
    }
    case 'fleiss_counts': {
      const found = figures(fleissKappa(z.object({ counts_subject_by_category: matrix }).parse(data).counts_subject_by_category));
      return { P: found.observed, Pe: found.expected, kappa: found.kappa, kappa_j: found.byCategory, se0: found.seNull, z: found.z };
    }
    case 'gwet_raw': {
      const { ratings_unit_by_observer: rows, categories } = z.object({ ratings_unit_by_observer: ratings, categories: list }).parse(data);
      return Object.fromEntries(
        (['unweighted', 'linear', 'quadratic'] as const).map((weights) => {
          const found = figures(gwetAC(rows, { categories, weights }));
          return [weights, { pa: found.observed, ac: found.ac, ac_pe: found.expected, ac_se: found.se }];
        }),
      );
    }
    case 'icc':
      return correlations(data);
    case 'table2':
      return kappas(data);
    case 'kendall': {
      const found = figures(kendallW(z.object({ ratings_target_by_judge: ratings }).parse(data).ratings_target_by_judge));
      return {
        S: found.s,
        W_uncorrected: found.wUncorrected,
        W: found.w,
        chi2: found.chiSquare,
        df: found.df,
        p: found.p,
        mean_spearman: found.meanSpearman,
      };
    }
    case 'mfrm_guilford':
      return guilford(data);
    case 'km': {
      const { time, event } = z.object({ time: list, event: z.array(z.union([z.literal(0), z.literal(1)])) }).parse(data);
      const found = figures(kaplanMeier(time, event));
      const km = found.steps.map((step) => ({
        time: step.time,
        at_risk: step.atRisk,
        events: step.events,
        survival: step.survival,
        se: step.se,
      }));
      return { km, median: found.median };
    }
    case 'logic': {
      const sizes = z
        .object({ cases: z.array(z.tuple([z.number(), z.number(), z.number()])), fields: z.array(z.string()) })
        .safeParse(data);
      if (!sizes.success || sizes.data.fields[0] !== 'k raters') return null;
      const found = sizes.data.cases.map(([raters, icc, width]) => figures(casesForIccWidth(icc, raters, width)));
      return { n: found.map(({ exact }) => exact), n_ceiling: found.map(({ cases }) => cases) };
    }
    default:
      return null;
  }
}

function verdicts(data: unknown): Readonly<Record<string, unknown>> {
  const { coeff, se, scales } = z
    .object({ coeff: z.number(), se: z.number(), scales: z.record(z.string(), z.array(z.tuple([z.number(), z.number(), z.string()]))) })
    .parse(data);
  const named = { landis_koch: 'landis-koch', altman: 'altman', fleiss: 'fleiss' } as const;
  return Object.fromEntries(
    Object.entries(named).map(([key, scale]) => {
      const own = figures(benchmark(coeff, se, scale, 0.95));
      const given = figures(benchmark(coeff, se, scales[key] ?? [], 0.95));
      if (own.verdict !== given.verdict) throw new Error(`the ${scale} scale differs from the published one`);
      return [key, { cumprob: own.cumulative, verdict_95: own.verdict }];
    }),
  );
}

function correlations(data: unknown): Readonly<Record<string, unknown>> {
  const { meanSquares, single, average } = figures(
    intraclassCorrelation(z.object({ ratings_target_by_judge: ratings }).parse(data).ratings_target_by_judge),
  );
  const forms = [
    ['1,1', single.oneWay],
    ['2,1', single.twoWayRandom],
    ['3,1', single.twoWayMixed],
    ['1,k', average.oneWay],
    ['2,k', average.twoWayRandom],
    ['3,k', average.twoWayMixed],
  ] as const;
  return {
    BMS: meanSquares.between,
    WMS: meanSquares.within,
    JMS: meanSquares.judge,
    EMS: meanSquares.error,
    ...Object.fromEntries(forms.map(([name, form]) => [`ICC(${name})`, form?.icc])),
    ...Object.fromEntries(forms.map(([name, form]) => [`CI(${name})`, [form?.ciLow, form?.ciHigh]])),
  };
}

/** The kinds of weights differ from case to case: only those that the case prints are asked for. */
function kappas(data: unknown): Readonly<Record<string, unknown>> {
  const { table, rows } = z.object({ table: matrix, rows: z.string().optional() }).parse(data);
  const schemes = rows === undefined ? (['unweighted'] as const) : (['unweighted', 'linear', 'quadratic'] as const);
  const ratingsOfTable = table.flatMap((row, first) =>
    row.flatMap((count, second) => Array.from({ length: count }, () => [first, second])),
  );
  const byScheme = schemes.map((weights) => {
    const found = figures(cohenKappa(table, weights));
    const metric = ({ unweighted: 'nominal', linear: null, quadratic: 'interval' } as const)[weights];
    return [
      weights,
      {
        po: found.observed,
        pe: found.expected,
        kappa: found.kappa,
        se: found.se,
        se0: found.seNull,
        ci_low: found.ciLow,
        ci_high: found.ciHigh,
        ac: figures(gwetAC(ratingsOfTable, { categories: [...table.keys()], weights })).ac,
        ...(found.kappaMax === null ? {} : { kappa_max: found.kappaMax }),
        ...(metric === null ? {} : { alpha: figures(krippendorffAlpha(ratingsOfTable, metric)).alpha }),
      },
    ] as const;
  });
  const specific = rows === undefined ? figures(specificAgreement(table)) : null;
  return {
    ...Object.fromEntries(byScheme),
    n: figures(cohenKappa(table, 'unweighted')).n,
    ...(specific === null
      ? {}
      : {
          ppos: specific.positive,
          pneg: specific.negative,
          prevalence_index: specific.prevalenceIndex,
          bias_index: specific.biasIndex,
          pabak: specific.pabak,
        }),
  };
}

function guilford(data: unknown): Readonly<Record<string, unknown>> {
  const names = z.array(z.string());
  const { judges, examinees, traits, ...rest } = z
    .object({ judges: names, examinees: names, traits: names, 'ratings[judge][examinee][trait]': z.array(matrix) })
    .parse(data);
  const observations = rest['ratings[judge][examinee][trait]'].flatMap((byExaminee, j) =>
    byExaminee.flatMap((byTrait, e) =>
      byTrait.map((score, t) => ({ elements: { judge: judges[j] ?? '', examinee: examinees[e] ?? '', trait: traits[t] ?? '' }, score })),
    ),
  );
  const found = figures(
    manyFacetRasch(observations, { facets: ['examinee', 'judge', 'trait'], positive: ['examinee'], model: 'rating-scale' }),
  );
  const elementsOf = (facet: string) =>
    (found.facets[facet] ?? []).map(({ element, score, count, measure, se, infit, outfit, fairAverage }) => ({
      element,
      score,
      count,
      measure,
      se,
      infit,
      outfit,
      fair_average: fairAverage,
    }));
  const summaryOf = (facet: string) => {
    const { separation, reliability, strata, chiSquare, df, p } = found.summary[facet] ?? {};
    return { separation, reliability, strata, fixed_chi2: chiSquare, df, p };
  };
  return {
    judges: elementsOf('judge'),
    judges_summary: summaryOf('judge'),
    examinees: elementsOf('examinee'),
    examinees_summary: summaryOf('examinee'),
    traits: elementsOf('trait'),
    traits_summary: summaryOf('trait'),
    thresholds: found.thresholds,
    most_unexpected: found.unexpected
      .slice(0, 5)
      .map(({ elements, score, expected, residual }) => ({ ...elements, observed: score, expected, std_residual: residual })),
  };
}
