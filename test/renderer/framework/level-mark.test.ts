import { expect, test } from 'vitest';
import { inkOn, markOfLevel, notApplicableMark, notAssessedMark } from '../../../renderer/lib/level-mark';
import { levelLook } from '../../../shared/domain/scale-look';

test('a level is shown by its code on its colour and pattern', () => {
  expect(markOfLevel({ code: 'U', name: 'Unaided', colour: '#009e73', pattern: 'crossHatch' })).toMatchObject({
    letter: 'U',
    label: 'U Unaided',
    pattern: 'cross',
    fill: '#009e73',
    ink: '#000000',
  });
  expect(markOfLevel({ code: 'Novice', name: 'Novice', colour: '#d9d9d9', pattern: 'outline' })).toMatchObject({
    letter: 'No',
    label: 'Novice',
    fill: null,
  });
});

test('the letter stands out from every colour that a level has by itself, by 4.5 to 1', () => {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (let index = 0; index < 9; index++) {
    const { colour } = levelLook(index, 9);
    const [light, dark] = [luminance(colour), luminance(inkOn(colour))].toSorted((a, b) => b - a);
    expect([colour, ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05) >= 4.5]).toEqual([colour, true]);
  }
});

test('not assessed and not applicable are told apart without colour', () => {
  expect(notAssessedMark.pattern).not.toBe(notApplicableMark.pattern);
  expect(notAssessedMark.letter).not.toBe(notApplicableMark.letter);
  expect(notAssessedMark.label).not.toBe(notApplicableMark.label);
});
