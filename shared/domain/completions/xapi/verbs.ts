import type { CompletionStatus } from '../completion-record';

const adl = 'http://adlnet.gov/expapi/verbs/';
const cmi5 = 'https://w3id.org/xapi/adl/verbs/';

/** Verbs that say how far somebody has come with a course; `scored` says nothing of it unless its result does. */
export const statusByVerb: ReadonlyMap<string, CompletionStatus> = new Map([
  [`${adl}completed`, 'completed'],
  [`${adl}passed`, 'passed'],
  [`${adl}failed`, 'failed'],
  [`${adl}scored`, 'inProgress'],
  [`${adl}registered`, 'registered'],
  [`${cmi5}satisfied`, 'completed'],
  [`${cmi5}waived`, 'waived'],
  [`${cmi5}abandoned`, 'abandoned'],
]);

/** The verb of a statement that takes another one back. */
export const voidedVerb = `${adl}voided`;
