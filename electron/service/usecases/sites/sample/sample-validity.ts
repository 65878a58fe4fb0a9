import type { ValidityTerms } from '../../../../../shared/contract/validity';
import { noValidity } from '../../../../../shared/domain/framework/validity-terms';

/** What makes somebody be assessed again before their time, by the competency it concerns. */
const eventsByCode: ReadonlyMap<string, string[]> = new Map([
  // 29 CFR 1910.147(c)(7)(iii): a change of machines, processes or procedures, or reason to doubt.
  ['LOTO-01', ['Lockout procedure changed', 'Lockout incident']],
  // 29 CFR 1910.178(l)(4)(ii): unsafe operation, an accident or near miss, another type of truck, changed conditions.
  ['FLT-01', ['Truck accident or near miss', 'Other type of truck', 'Workplace conditions changed']],
  // 29 CFR 1910.146(g)(2): a change of permit space operations or a deviation from the entry procedures.
  ['CSE-01', ['Permit space procedure changed', 'Deviation in a permit space']],
  ['CSE-02', ['Permit space procedure changed', 'Deviation in a permit space']],
]);

/** Until when the levels of a sample competency hold, beside the months of its requirements. */
export function sampleValidity(code: string): ValidityTerms {
  const events = eventsByCode.get(code);
  return events === undefined ? noValidity : { ...noValidity, rules: [{ level: null, rule: { kind: 'event', events } }] };
}
