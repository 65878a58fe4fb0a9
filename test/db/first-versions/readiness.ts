export const readiness = {
  versions: {
    saved_view: { viewId: 'v', userId: 'u', name: 'n', path: '/readiness', search: '{}', role: null },
  },
  told: {
    readiness_answer: {
      key: null,
      values: {
        answerId: 'a',
        kind: 'slip',
        personId: 'p',
        taskId: 't',
        day: '2026-03-14',
        verdict: 'yes',
        content: '{}',
        contentDigest: 'd',
        recordedBy: 'u',
        recordedAt: 'now',
        zone: 'Europe/Berlin',
        entryNumber: 1,
      },
    },
    risk_rule: {
      key: null,
      values: {
        revision: 1,
        inForceFrom: '2026-01-01',
        content: '{}',
        reason: '',
        contentDigest: 'd',
        preparedBy: 'u',
        approvedBy: 'v',
        approvedAt: 'now',
        entryNumber: 1,
      },
    },
  },
} as const;
