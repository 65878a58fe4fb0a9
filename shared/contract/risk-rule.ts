import { z } from 'zod';
import { shownSignature } from './assessments';
import { permitted, query, signedCommand } from './procedure';
import { nextRule, ruleRevision, savedRule } from './signed-rule';
import { isoDate } from './values';

const percent = z.number().int().min(0).max(100);
const weight = z.number().int().min(0).max(10);
const points = z.number().int().min(1).max(1000);

/** How the risk of a gap is worked out; left out: as a new site has it. All numbers are whole, so that a score can be worked out by hand. */
export const riskRule = z
  .object({
    /** What it is worth if it goes wrong, by the gravest of the competency and its tasks: on a scale of ratios, so that twice as much is twice as bad. */
    consequence: z
      .object({
        low: points.default(50),
        medium: points.default(250),
        high: points.default(500),
        critical: points.default(1000),
      })
      .prefault({}),
    /** How much each of the three factors of likelihood counts beside the others. */
    weights: z.object({ gap: weight.default(1), exposure: weight.default(1), left: weight.default(1) }).prefault({}),
    /** Percent by the highest frequency rated for a task of the competency (1 seldom, 5 constantly). */
    exposure: z
      .object({
        seldom: percent.default(10),
        sometimes: percent.default(25),
        often: percent.default(40),
        veryOften: percent.default(80),
        constantly: percent.default(100),
        /** Nobody has rated it: not taken for seldom. */
        unrated: percent.default(100),
      })
      .prefault({}),
    /** Percent by how many people of the unit are left who are ready for it. */
    left: z
      .object({
        nobody: percent.default(100),
        one: percent.default(80),
        two: percent.default(40),
        threeOrFour: percent.default(25),
        fiveOrMore: percent.default(10),
      })
      .prefault({}),
    /** The least score of each band; below medium it is low. */
    bands: z.object({ high: points.default(400), serious: points.default(200), medium: points.default(25) }).prefault({}),
  })
  .refine(({ consequence: { low, medium, high, critical } }) => low < medium && medium < high && high < critical, {
    message: 'a graver consequence must be worth more',
    path: ['consequence'],
  })
  .refine(({ weights: { gap, exposure, left } }) => gap + exposure + left > 0, {
    message: 'one factor at least must count',
    path: ['weights'],
  })
  .refine(
    ({ exposure: { seldom, sometimes, often, veryOften, constantly } }) =>
      seldom <= sometimes && sometimes <= often && often <= veryOften && veryOften <= constantly,
    { message: 'what is done more often must not count less', path: ['exposure'] },
  )
  .refine(
    ({ left: { nobody, one, two, threeOrFour, fiveOrMore } }) =>
      nobody >= one && one >= two && two >= threeOrFour && threeOrFour >= fiveOrMore,
    { message: 'more people left must not count more', path: ['left'] },
  )
  .refine(({ bands: { high, serious, medium } }) => high > serious && serious > medium, {
    message: 'a higher band begins at a higher score',
    path: ['bands'],
  });
export type RiskRule = z.infer<typeof riskRule>;

const revision = ruleRevision(riskRule).extend({ inForceFrom: isoDate });

export const riskRules = {
  /** What holds on a day, and every revision, newest first; none: what a new site has holds. */
  get: query(permitted('framework.read', 'site'))
    .input(z.object({ asOf: isoDate.nullable() }))
    .output(
      z.object({
        content: riskRule,
        /** The revision that holds on the day; 0: what a new site has. */
        revision: z.number().int(),
        inForceFrom: isoDate.nullable(),
        /** The newest of all, whether its day has come or not: what a change starts from. */
        newest: z.number().int(),
        history: z.array(revision),
        signatures: z.array(shownSignature),
      }),
    ),
  /** The next revision: prepared by the session's user, approved in place by a second person, in force from a day on. */
  save: signedCommand(permitted('framework.approve', 'site'), 'second')
    .errors({
      RuleChanged: { message: 'Somebody else has changed this rule meanwhile. Open it again; nothing was saved.' },
      Unchanged: { message: 'Nothing was changed.' },
      NotADate: { message: 'There is no such day in the calendar.' },
      DayHasPassed: { message: 'A rule cannot change what was ranked on days that have passed. Choose today or a later day.' },
    })
    .input(nextRule(riskRule).extend({ inForceFrom: isoDate }))
    .output(savedRule),
};
