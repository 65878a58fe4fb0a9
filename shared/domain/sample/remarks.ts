/** What an assessor writes beside a step that was not met. */
export const notMetRemarks: readonly string[] = [
  'Left out; noticed it only when asked.',
  'Needed a prompt.',
  'Done in the wrong order.',
  'Could explain it but did not do it.',
  'Began the next step before this one was complete.',
  'Entered afterwards from memory.',
  'Only partly done.',
  'Hesitated, then went on without it.',
  'Corrected after a question.',
];

export const notApplicableRemarks: readonly string[] = [
  'Did not arise on the day.',
  'Not part of this equipment.',
  'Done by the previous shift; record seen.',
];

export const competentRemarks: readonly string[] = [
  'Calm and methodical; explained each step unasked.',
  'Good work. Asked the right questions before starting.',
  'Safe and complete. Could be quicker with the paperwork.',
  'Watched during a normal job, not staged.',
  'Stopped once to check the procedure, which was right.',
  'Showed the trainee beside how to do it.',
  'Interrupted twice and picked up at the right step each time.',
  'One question on abnormal conditions answered after some thought.',
];

export const notYetCompetentRemarks: readonly string[] = [
  'Talked it through on the spot. Repeat in two to four weeks.',
  'Knows the theory; needs more practice.',
  'Agreed two supervised jobs before the next check.',
  'Was in a hurry. Talked with the supervisor about time for the task.',
];

/** Where a competency is usually seen. */
export function placesOfCompetency(code: string, groupKey: string): readonly string[] {
  return placesByCode[code] ?? placesByGroup[groupKey] ?? ['Training bay'];
}

const placesByGroup: Readonly<Record<string, readonly string[]>> = {
  'safe-work': ['Permit office', 'Training bay', 'Pump house', 'Tank farm'],
  emergency: ['Training bay', 'Fire station yard', 'Unit, during the drill'],
  'steam-power': ['Boiler 1', 'Boiler 2', 'Simulator room'],
  mechanical: ['Workshop', 'Pump house', 'Pipe bridge'],
  electrical: ['Switch room 2', 'Main substation', 'Electrical workshop'],
  sterile: ['Filling suite', 'Preparation area', 'Mock-up room'],
  laboratory: ['Chemistry laboratory', 'Microbiology laboratory'],
  quality: ['QA office', 'Records room', 'At the workplace'],
  logistics: ['Warehouse', 'Dock 2', 'Yard'],
  leading: ['Shift office', 'Training room', 'At the workplace'],
};

const placesByCode: Readonly<Record<string, readonly string[]>> = {
  'CSE-01': ['Condensate tank T-3', 'Blowdown tank', 'Training bay, entry rig'],
  'CSE-02': ['Condensate tank T-3', 'Valve pit 4', 'Training bay, entry rig'],
  'WAH-01': ['Pipe bridge', 'Boiler 2, platform 4', 'Training bay, tower'],
  'HAZ-01': ['Solvent store', 'Tank farm', 'Gas station'],
  'SPL-01': ['Acid bund', 'Solvent store', 'Training bay'],
  'EVA-01': ['Assembly point 1', 'Assembly point 2', 'Unit, during the drill'],
  'DCS-01': ['Central control room', 'Simulator room'],
  'ALM-01': ['Central control room', 'Simulator room'],
  'WTR-01': ['Feedwater station', 'Water laboratory'],
  'TRP-01': ['Steam main north', 'Steam main south'],
  'TUR-01': ['Turbine hall', 'Simulator room'],
  'RND-01': ['On the round'],
  'RVT-01': ['Valve bench'],
  'CAL-01': ['Instrument workshop', 'Boiler 1, transmitter rack', 'Analyser house'],
  'SIF-01': ['Boiler 1', 'Boiler 2', 'Turbine hall'],
  'GWN-01': ['Gowning room B1', 'Gowning room B2'],
  'ASP-01': ['Filling line 1', 'Filling line 2', 'Media fill, line 2'],
  'ACL-01': ['Autoclave room'],
  'GLV-01': ['Isolator room'],
  'LCL-01': ['Packing line 1', 'Packing line 3', 'Dispensing booth 2'],
  'WGD-01': ['Dispensing booth 1', 'Dispensing booth 2'],
  'HPL-01': ['Chemistry laboratory'],
  'SMP-01': ['Sample point W-14', 'Sampling booth'],
  'STT-01': ['Isolator room'],
  'EMN-01': ['Filling suite', 'Preparation area'],
  'TNK-01': ['Unloading bay'],
  'CRN-01': ['Workshop, crane bay', 'Turbine hall crane'],
  'CCH-01': ['Cold room 1', 'Dock 2'],
  'WST-01': ['Waste yard', 'At the workplace'],
  'HND-01': ['Central control room', 'Shift office'],
};
