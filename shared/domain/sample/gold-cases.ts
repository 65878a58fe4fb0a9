import type { StepResult } from './types';

/** A case with an agreed rating, as a group of the works wrote it. */
export interface SampleGoldCase {
  readonly competencyCode: string;
  readonly title: string;
  readonly level: number;
  readonly requiredLevel: number;
  readonly pieces: ReadonlyArray<{ readonly heading: string; readonly text: string; readonly result: StepResult | null }>;
  /** For each indicator of the competency in turn: how it is marked and why. */
  readonly marks: ReadonlyArray<readonly ['met' | 'notMet' | 'notSeen', string]>;
  readonly comment: string;
}

export const sampleGoldCases: readonly SampleGoldCase[] = [
  {
    competencyCode: 'LOTO-01',
    title: 'Dosing pump with a bypass that is not on the sheet',
    level: 1,
    requiredLevel: 2,
    pieces: [
      {
        heading: 'Isolates by the sheet',
        text: 'Locks the motor and both valves that the isolation sheet lists. Does not walk the line.',
        result: 'met',
      },
      { heading: 'Finds every isolation point', text: 'The bypass DV-208 stays open until the fitter asks about it.', result: 'notMet' },
      {
        heading: 'Proves zero energy',
        text: 'Tries the start from the control room, then opens the drain at the pump: it runs for a minute.',
        result: 'met',
      },
      { heading: 'Asked afterwards', text: 'Names motor, head of liquid and the air cushion of the damper as sources.', result: null },
    ],
    marks: [
      ['met', 'All three sources were named, the stored one too'],
      ['notMet', 'The bypass was found by somebody else'],
      ['met', 'Start tried and drain opened at the place of work'],
      ['notSeen', 'One shift, one lock'],
      ['notMet', 'The scope grew by the bypass, and the work went on'],
      ['notSeen', 'Nothing of it in this case'],
    ],
    comment: 'Below the level: an isolation point was missed, however well the rest was done.',
  },
  {
    competencyCode: 'LOTO-01',
    title: 'Agitator overhaul through a change of shift',
    level: 3,
    requiredLevel: 2,
    pieces: [
      {
        heading: 'Group isolation',
        text: 'Six locks on the box. The night shift fits theirs before the day shift takes any off.',
        result: 'met',
      },
      {
        heading: 'Change of scope',
        text: 'The coupling has to come off as well: stops, has the gearbox brake locked and the sheet written anew.',
        result: 'met',
      },
      {
        heading: 'Proves zero energy',
        text: 'Tries the local start after each change, and feels the shaft by the inspection hatch.',
        result: 'met',
      },
      { heading: 'Note', text: 'Told two contractors why their locks stay on until they have signed out.', result: null },
    ],
    marks: [
      ['met', 'Motor, brake spring and the weight of the shaft'],
      ['met', 'Walked the drive with the drawing'],
      ['met', 'After each change, at the place of work'],
      ['met', 'Never a moment without a lock of whoever was at work'],
      ['met', 'Halted, extended, written down'],
      ['notMet', 'Worked round the missing lock point of the brake; nothing was reported'],
    ],
    comment: 'Leads a group isolation; for the highest level the weak point would have been reported.',
  },
  {
    competencyCode: 'CSE-01',
    title: 'Entry into the blowdown tank, monitor alarms',
    level: 2,
    requiredLevel: 2,
    pieces: [
      { heading: 'Before the entry', text: 'Waits until the second gas reading is written down. Bump-tests the monitor.', result: 'met' },
      {
        heading: 'At the alarm',
        text: 'Out within half a minute. Asks the attendant whether to go back in once the reading has come down.',
        result: 'met',
      },
      { heading: 'Contact', text: 'Answers each call; monitor on the harness, at the height of the mouth.', result: 'met' },
      { heading: 'Asked afterwards', text: 'Had not expected the sludge to give off gas when stirred.', result: null },
    ],
    marks: [
      ['met', 'Named tank and pit alike'],
      ['met', 'Waited for the second reading'],
      ['met', 'As it should be, all the time'],
      ['notMet', 'Left at once, but did not know that a new test comes before anybody goes back'],
      ['notMet', 'Was surprised by what stirring did'],
    ],
    comment: 'Enters and leaves safely; what the work does to the air is still to be learned.',
  },
  {
    competencyCode: 'CSE-01',
    title: 'Flue duct, a quick look first',
    level: 1,
    requiredLevel: 2,
    pieces: [
      {
        heading: 'Before the entry',
        text: 'Leans in with a torch while the fan is being set up. Comes out when called.',
        result: 'notMet',
      },
      { heading: 'Contact', text: 'Hangs the monitor on the ladder to reach the weld; puts it back on when told.', result: 'notMet' },
      { heading: 'Asked afterwards', text: 'Names duct, drum and valve pit as confined spaces, and why.', result: null },
    ],
    marks: [
      ['met', 'Named three, one without a manhole'],
      ['notMet', 'Leaned in before the test'],
      ['notMet', 'Worked without the monitor'],
      ['notSeen', 'There was no alarm'],
      ['notMet', 'Relied on the reading from before the welding'],
    ],
    comment: 'Knows what it is about, and does not keep to it unasked.',
  },
];
