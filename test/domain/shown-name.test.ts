import { expect, test } from 'vitest';
import { isOfOneScript, isShownAsKept } from '../../shared/domain/shown-name';

test('a name with a character that nobody sees, or that turns the direction of reading, is told', () => {
  const seen = ['Ada Alder', 'Zoë Ångström', 'Åse-Marie O’Neil', 'Иван Петров', 'مريم الزهراء', '山田 太郎', 'علی‌رضا', 'ක්‍රිෂාන්ත'];
  const hidden = [
    'Ada\u202e Alder',
    'Ada\u200b Alder',
    'Ada\u00adAlder',
    '\ufeffAda',
    'Ada\u2066',
    'Ada\tAlder',
    'Ada\nBen',
    'Ada\u2028Ben',
    'Ada\u115f',
    'Ada\u3164',
    'Ada\u2800',
    'Ada\ufe0f',
    'A\u034fda',
    'Ada\u180e',
    'Ada\u{e0100}',
    'Ada\u{e0041}',
  ];
  expect(seen.filter((name) => !isShownAsKept(name))).toEqual([]);
  expect(hidden.filter(isShownAsKept)).toEqual([]);
});

test('a user id in which letters of two scripts that look alike are mixed is told', () => {
  const plain = ['ada', 'zoë', 'ada.2', 'иван', 'ελένη-1', '山田tarou', 'مريم_a'];
  const mixed = ['\u0430da', 'ad\u0430', 'p\u03bfl', 'иvан'];
  expect(plain.filter((login) => !isOfOneScript(login))).toEqual([]);
  expect(mixed.filter(isOfOneScript)).toEqual([]);
});
