import { expect, test } from 'vitest';
import type { ValidityRule, ValidityTerms } from '../../../shared/contract/validity';
import { addDays } from '../../../shared/domain/calendar';
import { linkedByCompetency, type LinkedVersion } from '../../../shared/domain/framework/linked-terms';
import {
  termsUnderPilots,
  withLinked,
  type CompetencyTerms,
  type PilotStay,
  type TermsVersion,
} from '../../../shared/domain/framework/pilot-terms';
import { createRandom, type Random } from '../../../shared/domain/sample/random';

const first = '2026-01-01';
const last = '2026-04-01';

const anyRule = (random: Random): ValidityRule =>
  random.pick<ValidityRule>([
    { kind: 'endOfMonth', months: random.int(1, 3) },
    { kind: 'event', events: ['Incident'] },
  ]);

function anyTerms(random: Random): ValidityTerms {
  const rules = random.chance(0.5) ? [] : [{ level: random.chance(0.5) ? null : 2, rule: anyRule(random) }];
  return {
    rules,
    renewalWindowDays: random.pick([0, 30]),
    graceDays: random.pick([0, 10, 20]),
    currency: random.chance(0.7) ? null : { count: random.int(1, 3), withinDays: 90 },
  };
}

/** Versions of two clauses, a task and the links between them and the competency, in the order of their days. */
function anyLinks(random: Random, day: () => string): LinkedVersion[] {
  const plain = { relation: null, fromId: null, toId: null, isCovered: false, notSole: [], validity: null, graceDays: null };
  const link = (itemId: string, relation: string, fromId: string, toId: string) => ({
    itemId,
    kind: 'link' as const,
    relation,
    fromId,
    toId,
  });
  const items = [
    { itemId: 'law', kind: 'clause' as const },
    { itemId: 'rule', kind: 'clause' as const },
    { itemId: 'valve', kind: 'task' as const },
    link('l1', 'competencyClause', 'weld', 'law'),
    link('l2', 'taskCompetency', 'valve', 'weld'),
    link('l3', 'taskClause', 'valve', 'rule'),
    link('l4', 'competencyClause', 'weld', 'rule'),
  ];
  return items
    .flatMap((item) =>
      Array.from({ length: random.int(0, 3) }, (_, at): LinkedVersion => ({
        ...plain,
        ...item,
        validFrom: at === 0 ? first : day(),
        pilotOf: at === 0 ? '' : random.pick(['', 'a', 'b']),
        isRetired: random.chance(0.25),
        ...(item.kind === 'clause'
          ? { validity: random.chance(0.5) ? anyRule(random) : null, graceDays: random.pick([null, 5, 15, 365]) }
          : {}),
      })),
    )
    .toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
}

/** What is said of validity on a day, written again from the rule alone; null: nothing. */
function validityOn(versions: readonly TermsVersion[], links: readonly LinkedVersion[], day: string, there: ReadonlySet<string>) {
  const own = versions.filter(({ validFrom, pilotOf }) => validFrom <= day && there.has(pilotOf)).at(-1)?.validity;
  const on = (itemId: string | null): LinkedVersion | null => {
    const found = links.filter((one) => one.itemId === itemId && one.validFrom <= day && there.has(one.pilotOf)).at(-1);
    return found === undefined || found.isRetired ? null : found;
  };
  const ids = new Set<string>();
  if (on('l1') !== null) ids.add('law');
  if (on('l4') !== null) ids.add('rule');
  if (on('l2') !== null && on('valve') !== null && on('l3') !== null) ids.add('rule');
  const clauses = [...ids].toSorted().flatMap((id) => on(id) ?? []);
  const rules = clauses.flatMap(({ validity }) => (validity === null ? [] : [{ level: null, rule: validity }]));
  const terms = {
    rules: rules.length > 0 ? rules : (own?.rules ?? []),
    renewalWindowDays: own?.renewalWindowDays ?? 0,
    graceDays: clauses.reduce((days, { graceDays }) => Math.min(days, graceDays ?? 0), clauses.length === 0 ? 0 : (own?.graceDays ?? 0)),
    currency: own?.currency ?? null,
  };
  return terms.rules.length + terms.renewalWindowDays + terms.graceDays === 0 && terms.currency === null ? null : terms;
}

const found = (terms: CompetencyTerms, day: string) =>
  ((terms.revisions ?? []).findLast(({ from }) => from <= day) ?? terms).validity ?? null;

test.each(Array.from({ length: 60 }, (_, seed) => seed))(
  'on each day the clauses that apply decide, in pilots and outside them (%i)',
  (seed) => {
    const random = createRandom(seed, 'clauses');
    const day = (): string => addDays(first, random.int(1, 60));
    const versions: TermsVersion[] = [
      { validFrom: first, pilotOf: '', validityMonths: 24, levels: [], validity: anyTerms(random) },
      ...Array.from({ length: random.int(0, 4) }, () => ({
        validFrom: day(),
        pilotOf: random.pick(['', 'a', 'b']),
        validityMonths: 24,
        levels: [],
        ...(random.chance(0.3) ? {} : { validity: anyTerms(random) }),
      })),
    ].toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0));
    const links = anyLinks(random, day);
    const linked = linkedByCompetency(links).get('weld');
    const general = versions.filter(({ pilotOf }) => pilotOf === '');
    const own = general[0]?.validity;
    const everywhere: CompetencyTerms = {
      validityMonths: 24,
      ...(own === undefined ? {} : { validity: own }),
      revisions: general.slice(1).map(({ validFrom: from, validity }) => ({
        from,
        validityMonths: 24,
        ...(validity === undefined ? {} : { validity }),
        levels: null,
      })),
    };
    const stays = Array.from({ length: random.int(0, 3) }, (): PilotStay => {
      const from = day();
      return { pilotOf: random.pick(['a', 'b']), from, to: random.chance(0.3) ? null : addDays(from, random.int(0, 20)) };
    });
    const outside = withLinked(everywhere, linked, []);
    const inside = termsUnderPilots({ everywhere, versions, linked }, stays);
    for (let on = first; on < last; on = addDays(on, 1)) {
      expect(found(outside, on), `${on} outside`).toEqual(validityOn(versions, links, on, new Set([''])));
      const there = new Set(['', ...stays.filter(({ from, to }) => from <= on && (to === null || on <= to)).map(({ pilotOf }) => pilotOf)]);
      expect(found(inside, on), `${on} in pilots`).toEqual(validityOn(versions, links, on, there));
    }
  },
);
