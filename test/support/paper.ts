import type { KeyedForm } from '../../shared/contract/paper';
import type { TestSite } from './site';

export const nothingKeyed = {
  assessorLogin: 'ada',
  performedOn: '2026-03-14',
  performedTime: null,
  method: 'observationOnJob',
  place: '',
  equipment: '',
  shift: '',
  abnormalCondition: '',
  note: '',
  steps: [],
  ratings: [],
  knowledge: null,
  questions: [],
} as const satisfies KeyedForm;

/** What is keyed from the form of pia in lockout: every step met, assessed by ada at the pump. */
export function keyedLoto(part: Partial<KeyedForm> = {}): KeyedForm {
  const steps = ['s1', 's2', 's3', 's4', 's5'].map((stepId) => ({
    stepId,
    result: 'met' as const,
    note: null,
    time: null,
    orderReason: null,
  }));
  return { ...nothingKeyed, place: 'Line 1', steps, ...part };
}

/** A form for pia in lockout at level 2. */
export async function printedForm(site: TestSite): Promise<{ readonly formId: string; readonly code: string }> {
  const { forms } = await site.client.paper.print({ personIds: ['pia'], competencyId: 'loto', level: 2, kind: 'practical' });
  const [form] = forms;
  if (form === undefined) throw new Error('nothing was printed');
  return form;
}
