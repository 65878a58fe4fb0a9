import { describe, expect, test } from 'vitest';
import { adviceOnIndicator, adviceOnStep, type SentenceRule } from '../../../shared/domain/framework/wording-sentence';
import { sampleCompetencies } from '../../../shared/domain/sample/framework';

const rulesOn = (text: string): SentenceRule[] => adviceOnIndicator(text, 1).map(({ rule }) => rule);

/** Sentences that a competent editor would send back, by what is wrong with them. */
const bad: Readonly<Record<SentenceRule, readonly string[]>> = {
  unobservableVerb: [
    'Knows the alarm limits of the reactor',
    'Understands why the bund is kept empty',
    'The operator fully understands the permit system',
    'Is aware of the hazards of caustic',
    'Is familiar with the batch record',
    'Appreciates the need for line clearance',
    'Has a good understanding of GMP',
    'Demonstrates awareness of static electricity',
    'Is able to calibrate a transmitter',
    'Reads the gauge, and knows what it means',
    'Believes in zero accidents',
    'Remembers to close the vent',
  ],
  twoBehaviours: [
    'Checks the seal and records the reading',
    'Isolates the pump and drains the casing',
    'Selects the gauge; adjusts the relief valve',
    'Explains the permit and issues it',
    'Calibrates the probe as well as training the shift',
    'Removes the guard or informs the foreman',
    'Identifies and reports hazards of the area',
    'Selects, fits and adjusts the guard',
    'Clean the vessel and inspect the gasket',
    'Stops the line when the guard opens and tells the shift leader',
    'Verifies the label, then places it on the drum',
  ],
  vagueAdverb: [
    'Cleans the vessel properly',
    'Reacts appropriately to alarms',
    'Ventilates the room adequately',
    'Adds acid as required',
    'Informs colleagues in a timely manner',
    'Handles waste effectively',
  ],
  negation: [
    'Does not bypass interlocks',
    'Never works alone in the pit',
    'Avoids spills while sampling',
    'The operator does not enter the zone',
  ],
  tooLong: [
    'Takes the first sample of every batch from the lower port of the second vessel within ten minutes of the end of the addition of the last of the three raw materials',
  ],
};

describe.each(Object.entries(bad))('%s', (rule, sentences) => {
  test.each(sentences)('is found in “%s”', (sentence) => expect(rulesOn(sentence)).toContain(rule));
});

/** Sentences as they should be, near to what the rules look for. */
const good = [
  'Locks and tags the isolator before opening the cover',
  'Isolates and locks the drive in the order of the card',
  'Checks guards and locks before every start',
  'Measures and records the pressure at five points',
  'Fits seals and valves to the drawing',
  'Names the person who checks and signs the permit',
  'Explains what happens when the seal fails and leaks',
  'Uses the tester to find and fix faults in the loop',
  'Opens and closes valves in the order of the card',
  'Asks a colleague who knows the line',
  'Adds acid as required by the batch record',
  'Explains when a permit is not needed',
  'Proves dead with a tester proved before and after',
  'Works without prompting at two stations',
  'Receives and inspects goods against the order',
  'Reads drawings and data sheets aloud',
  'Describes the thinking behind the interlock',
  'Halts when plant and programme disagree',
  'Signs and dates every entry at the time of the work',
  'Knowledge checks are passed with eight of ten',
];
test.each(good)('nothing is to be said about “%s”', (sentence) => expect(rulesOn(sentence)).toEqual([]));

test('a verb that cannot be seen is answered with what can be seen at that height of the scale', () => {
  const [low, high] = ([0, 2] as const).map((band) => adviceOnIndicator('Knows the route', band)[0]?.suggestion);
  expect(low).toContain('names');
  expect(high).toContain('coaches');
});

test('a step may be two things at one go and may say what is not to be done', () => {
  expect(adviceOnStep('Close the valve and drain the line', 1)).toEqual([]);
  expect(adviceOnStep('Do not open before zero', 1)).toEqual([]);
  expect(adviceOnStep('Know the limits', 1).map(({ rule }) => rule)).toEqual(['unobservableVerb']);
});

test('twenty-five words are said in one breath, twenty-six are not', () => {
  const words = (n: number): string => ['Names', ...Array.from({ length: n - 1 }, () => 'valve')].join(' ');
  expect(rulesOn(words(25))).toEqual([]);
  expect(rulesOn(words(26))).toEqual(['tooLong']);
});

test('of the indicators of the sample site, which were written with care, at most one in ten is flagged', () => {
  const indicators = sampleCompetencies.flatMap((one) => one.indicators.map(({ text }) => text));
  const flagged = indicators.filter((text) => rulesOn(text).length > 0);
  expect(indicators.length).toBeGreaterThan(300);
  expect(flagged.length).toBeLessThanOrEqual(indicators.length / 10);
  // What is flagged is so for a reason that its author would grant.
  expect(flagged).toContain('Knows the route, the stops and the reason for each reading');
  expect(flagged).toContain('Makes the daily check and takes a faulty truck out of use');
});
