import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract } from '../../shared/contract';
import type { ProcedureMeta } from '../../shared/contract/procedure';
import { toldTables } from '../../electron/service/db/live-rows-tables';
import { actionText, entityText } from '../../renderer/lib/words/records';

interface Declared {
  readonly name: string;
  readonly meta: ProcedureMeta;
  readonly inputKeys: readonly string[];
  readonly errors: readonly string[];
}

const procedures: readonly Declared[] = Object.entries(contract).flatMap(([feature, group]) =>
  Object.entries(group).map(([procedure, declared]): Declared => {
    const { meta, inputSchema, errorMap } = declared['~orpc'];
    return {
      name: `${feature}.${procedure}`,
      meta,
      inputKeys: inputSchema instanceof z.ZodObject ? Object.keys(inputSchema.shape) : [],
      errors: Object.keys(errorMap),
    };
  }),
);
const namesOf = (those: readonly Declared[]): string[] => those.map(({ name }) => name);

test('every procedure about one person has that person in its input, for the gate to check', () => {
  const aboutPerson = procedures.filter(({ meta }) => meta.access.who === 'permitted' && meta.access.scope === 'person');
  expect(namesOf(aboutPerson)).toContain('people.get');
  expect(namesOf(aboutPerson.filter(({ inputKeys }) => !inputKeys.includes('personId')))).toEqual([]);
});

test('every command that is signed takes a signature and can be refused for it', () => {
  const signed = procedures.filter(({ meta }) => meta.ceremony !== undefined);
  expect(namesOf(signed)).toEqual(expect.arrayContaining(['assessments.sign', 'imports.commit']));
  const incomplete = signed.filter(({ inputKeys, errors }) => !inputKeys.includes('signature') || !errors.includes('WrongPassphrase'));
  expect(namesOf(incomplete)).toEqual([]);
  expect(namesOf(signed.filter(({ meta }) => meta.kind !== 'command' && meta.kind !== 'vault'))).toEqual([]);
});

test('no input holds a signature that the gate would not check', () => {
  expect(namesOf(procedures.filter(({ inputKeys, meta }) => inputKeys.includes('signature') && meta.ceremony === undefined))).toEqual([]);
});

test('every procedure can answer with what the gate itself refuses', () => {
  const refusals = ['NotUnlocked', 'NotPermitted', 'MustChoosePassphrase', 'MustChangePassphrase', 'UnreadableText', 'Incident'];
  expect(namesOf(procedures.filter(({ errors }) => !refusals.every((code) => errors.includes(code))))).toEqual([]);
});

test('only what opens, makes, restores or watches the site is open to anyone; no command and no draft is', () => {
  const open = procedures.filter(({ meta }) => meta.access.who === 'anyone');
  expect(namesOf(open).filter((name) => !/^(sites|session)\.|^backups\.(choose|choosePlace|restore)$/.test(name))).toEqual([]);
  expect(namesOf(open.filter(({ meta }) => meta.kind === 'command' || meta.kind === 'draft'))).toEqual([]);
});

test('the audit trail tells in words what every command does, and every kind of record that it tells of', () => {
  const commands = namesOf(procedures.filter(({ meta }) => meta.kind === 'command'));
  expect(commands).toContain('observations.record');
  expect(commands.filter((name) => actionText(name) === name)).toEqual([]);
  expect(toldTables.map(({ table }) => table).filter((table) => entityText(table) === table)).toEqual([]);
});
