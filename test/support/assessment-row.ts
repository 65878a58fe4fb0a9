/** The same as `standsAlone`, of a record from before amendments said who authorised them. */
export const stoodAlone = {
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

/** What an assessment that stands alone says beside what was judged: first version, one rating, nothing abnormal. */
export const standsAlone = { ...stoodAlone, amendCode: null, authorisedBy: null } as const;
