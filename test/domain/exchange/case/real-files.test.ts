import { describe, expect, it } from 'vitest';
import { caseFormat } from '../../../../shared/domain/exchange/case/format';
import { compareItems } from '../../../../shared/domain/exchange/compare-items';
import {
  areFilesHere,
  caseTarget,
  normalised,
  publishedSchema,
  readReal,
  readText,
  realFiles,
  writeText,
} from '../../../support/exchange/case-files';

describe.skipIf(!areFilesHere).each(realFiles)('the published file %s', (file) => {
  it('is read with every item, and nothing left out', () => {
    const { items, problems } = readText(readReal(file));
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const expected = { 'opensalt-sample-framework.json': 16, 'Ordering.json': 28, 'Utf8TestFramework.json': 1 }[file];
    expect(items.filter(({ kind }) => kind === 'group' || kind === 'competency')).toHaveLength(expected + 1);
  });

  it('goes back with every identifier, association, order and field it came with', () => {
    expect(normalised(writeText(readText(readReal(file)).items))).toEqual(normalised(readReal(file)));
  });

  it('is written as the published schema wants it', () => {
    const validate = publishedSchema();
    const isValid = validate(JSON.parse(writeText(readText(readReal(file)).items)));
    expect(validate.errors ?? []).toEqual([]);
    expect(isValid).toBe(true);
  });

  it.each(['the file itself', 'what is written of it'])('changes nothing when %s is read again', (which) => {
    const known = readText(readReal(file)).items;
    const text = which === 'the file itself' ? readReal(file) : writeText(known);
    const again = readText(text, caseTarget(known));
    const writtenAndRead = readText(writeText(known), caseTarget(known)).items;
    const compared = compareItems(caseFormat, { read: again.items, known, writtenAndRead });
    expect(compared.items.filter(({ state }) => state !== 'same')).toEqual([]);
    expect(compared.gone).toEqual([]);
    expect(compared.items).toHaveLength(known.length);
  });
});
