import type { AssessedFact, RequirementLine, StandingFacts } from '../../shared/domain/standing';

/** A role asks for level 2, shown again every twelve months. */
export const line = (part: Partial<RequirementLine> = {}): RequirementLine => ({
  requirementId: 'q',
  origin: { kind: 'role', id: 'fitter' },
  level: 2,
  validityMonths: 12,
  isMandatory: true,
  from: '2025-01-01',
  to: null,
  ...part,
});

/** What a practical of March 2025 came to. */
export const result = (part: Partial<AssessedFact> = {}): AssessedFact => ({
  assessmentId: 'a',
  level: 2,
  outcome: 'competent',
  performedOn: '2025-03-14',
  order: 1,
  shown: { kind: 'practical', standsFor: [], methods: ['simulation'], assessors: ['ada'], isAbnormal: false },
  ...part,
});

/** Somebody of whom the level is asked and who was never assessed. */
export const facts = (part: Partial<StandingFacts> = {}): StandingFacts => ({
  lines: [line()],
  assessments: [],
  validityMonths: null,
  expiringDays: 60,
  ...part,
});
