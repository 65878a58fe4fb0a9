import { expect, test } from 'vitest';
import { frameworkItem, type FrameworkItem } from '../../../../shared/contract/framework-item';
import { niceFormat } from '../../../../shared/domain/exchange/nice/format';
import { readBack, targetOf } from '../../../support/exchange/random-framework';
import { changesOf } from '../../../support/exchange/reimport';
import { scaleItem } from '../../../support/people';
import { processorTime } from '../../../support/processor-time';

const element = (element_identifier: string, element_type: string, title: string, text: string) => ({
  doc_identifier: 'SP_800_181_2_0_0',
  element_identifier,
  element_type,
  title,
  text,
});
const relation = (source: string, dest: string) => ({
  source_element_identifier: source,
  dest_element_identifier: dest,
  relationship_identifier: 'projection',
});
const elements = {
  response: {
    elements: {
      documents: [{ doc_identifier: 'SP_800_181_2_0_0' }],
      elements: [
        element('OG', 'category', 'OVERSIGHT and GOVERNANCE', 'Provides leadership.'),
        element('OG-WRL-001', 'work_role', 'COMSEC Management', 'Responsible for resources.'),
        element('T0001', 'task', '', 'Acquire <b>resources</b>'),
        element('K0018', 'knowledge', '', 'Knowledge of encryption'),
        element('S0001', 'skill', '', 'Skill in scanning'),
        element('XX-1', 'opm_code', '', '723'),
      ],
      relationships: [
        relation('OG', 'OG-WRL-001'),
        relation('OG-WRL-001', 'T0001'),
        relation('OG-WRL-001', 'K0018'),
        relation('OG-WRL-001', 'S0001'),
        relation('OG-WRL-001', 'K9999'),
      ],
    },
  },
};
const yaml = `
tasks:
  T0001: Acquire resources
  - bad
`;
const roles = `
knowledge:
  K0018: Knowledge of encryption
work_roles:
  - id: 0723
    name: COMSEC Management
    description: Responsible for resources.
    category: Oversight
    released: 2024-03-05
    tasks:
      - "T0001: Acquire resources"
      - { id: T0002, description: Advise }
    knowledge: [K0018]
    skills:
      - Skill in scanning
`;
const site = scaleItem('site');
const read = (text: string, choices = {}) => readBack(niceFormat, text, targetOf([], { scale: site, scales: [site], choices }));
const of = (items: readonly FrameworkItem[], code: string) => items.find((item) => item.code === code);

test("NIST's elements become roles, tasks and competencies, and what belongs together lines", () => {
  const { items, problems } = read(JSON.stringify(elements));
  for (const item of items) expect(frameworkItem.safeParse(item).success).toBe(true);
  const role = of(items, 'OG-WRL-001');
  expect(role).toMatchObject({
    kind: 'role',
    title: 'COMSEC Management',
    parentId: of(items, 'OG')?.itemId,
    content: { description: 'Responsible for resources.' },
  });
  expect(of(items, 'T0001')).toMatchObject({ kind: 'task', title: 'Acquire <b>resources</b>' });
  expect([of(items, 'K0018'), of(items, 'S0001')]).toMatchObject([
    { content: { type: 'knowledge', scaleId: 'site' } },
    { content: { type: 'skill' } },
  ]);
  const lines = items.filter(({ fromId }) => fromId === role?.itemId);
  expect(lines.map((item) => [item.kind, item.toId, item.kind === 'requirement' && item.content.level])).toEqual([
    ['link', of(items, 'T0001')?.itemId, false],
    ['requirement', of(items, 'K0018')?.itemId, 2],
    ['requirement', of(items, 'S0001')?.itemId, 2],
  ]);
  expect(problems.map(({ severity, path, value }) => [severity, path, value])).toEqual([
    ['warning', 'elements', 'opm_code'],
    ['warning', 'relationships[4]', 'K9999'],
  ]);
});

test('roles with their lists in YAML become the same; an id of digits keeps its zero and a date stays text', () => {
  const { items, problems } = read(roles);
  expect(problems).toEqual([]);
  const role = items.find(({ kind }) => kind === 'role');
  expect(role).toMatchObject({ code: '0723', title: 'COMSEC Management' });
  expect(JSON.parse(role?.origin?.rest ?? '')).toMatchObject({ released: '2024-03-05' });
  expect(items.filter(({ kind }) => kind === 'task').map(({ code, title }) => [code, title])).toEqual([
    ['T0001', 'Acquire resources'],
    ['T0002', 'Advise'],
  ]);
  expect(items.filter(({ kind }) => kind === 'competency').map(({ title }) => title)).toEqual([
    'Knowledge of encryption',
    'Skill in scanning',
  ]);
  expect(items.filter(({ fromId }) => fromId === role?.itemId)).toHaveLength(4);
  expect(items.find(({ itemId }) => itemId === role?.parentId)?.title).toBe('Oversight');
});

test('knowledge and skills are only linked when that is chosen', () => {
  const { items } = read(roles, { statements: 'related' });
  expect(items.some(({ kind }) => kind === 'requirement')).toBe(false);
  expect(items.filter((item) => item.kind === 'link' && item.content.relation === 'related')).toHaveLength(2);
});

test('a second reading changes nothing, a new wording changes the wording', () => {
  const { items } = read(JSON.stringify(elements));
  expect(changesOf(niceFormat, JSON.stringify(elements), [...items, site])).toEqual([]);
  expect(changesOf(niceFormat, JSON.stringify(elements).replace('Skill in scanning', 'Skill in looking'), [...items, site])).toEqual([
    { title: 'Skill in looking', state: 'changed', fields: ['title'] },
  ]);
});

test('aliases that unfold to billions, tags of code, circles and merging are refused or stay what they are, and quickly', () => {
  const laughs = `a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n${Array.from({ length: 12 }, (_, at) => `a${at + 1}: &a${at + 1} [${Array.from({ length: 9 }, () => `*a${at}`).join(', ')}]`).join('\n')}\nwork_roles: *a12\n`;
  const begun = processorTime();
  expect(read(laughs)).toMatchObject({ items: [], problems: [{ severity: 'error' }] });
  expect(
    read('work_roles: &r\n  - id: A\n    name: B\n    tasks: *r\n').items.filter(({ kind }) => kind === 'role').length,
  ).toBeLessThanOrEqual(1);
  expect(processorTime() - begun).toBeLessThan(5_000);
  expect(read('work_roles: !!js/function "function () { throw 1 }"\n')).toMatchObject({
    items: [],
    problems: [{ severity: 'error', row: 1 }],
  });
});

test('what is broken is told with its place', () => {
  expect(read(yaml).problems).toMatchObject([{ severity: 'error', row: 4 }]);
  expect(read(JSON.stringify(elements).slice(0, 300)).problems).toMatchObject([{ severity: 'error', row: 1 }]);
  expect(read('just text').problems).toMatchObject([{ severity: 'error' }]);
  const twice = {
    elements: [
      element('T1', 'task', '', 'One'),
      element('T1', 'task', '', 'Two'),
      element('T2', 'task', '', ''),
      'no element',
      element('', 'task', '', 'Three'),
    ],
    relationships: 'none',
  };
  const { items, problems } = read(JSON.stringify(twice));
  expect(problems.map(({ severity, path }) => [severity, path])).toEqual([
    ['error', 'elements[1]'],
    ['error', 'elements[2]'],
    ['error', 'elements[3]'],
    ['error', 'elements[4]'],
  ]);
  expect(items.filter(({ kind }) => kind === 'task').map(({ title }) => title)).toEqual(['One']);
});
