/** What an assessment that stands alone says beside what was judged: first version, one rating, nothing abnormal. */
export const standsAlone = {
  method: 'observationOnJob',
  performedTime: null,
  taskId: null,
  abnormalCondition: null,
  independenceReason: null,
  detail: '{}',
  amendsId: null,
  amendReason: null,
  pairId: null,
  groupId: null,
  paperFormId: null,
} as const;
