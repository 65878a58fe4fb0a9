import type { GroupText } from '../competency-text';

export const mechanical: GroupText = {
  key: 'mechanical',
  name: 'Mechanical maintenance and inspection',
  competencies: [
    {
      code: 'PMP-01',
      title: 'Pump alignment',
      type: 'skill',
      criticality: 'medium',
      scaleCode: 'PROF',
      description: 'Aligns pump and motor within tolerance for the running temperature, with the causes of movement removed first.',
      indicators: `
        1 | Tells offset from angular misalignment and what each does to seal and bearing | Sketches both and names the symptoms of each | Calls both a wobble
        2 | Removes soft foot and pipe strain before measuring | Loosens the flange and sees the dial jump | Shims under a foot that rocks
        2 | Measures with laser or dials and corrects in the fewest moves | Works out the shims for both feet before lifting once | Tries shims until the numbers look right
        3 | Sets cold offsets for thermal growth | Sets the hot condensate pump low by the amount of the data sheet | Aligns every pump to zero
        3 | Proves the result in service | Compares vibration before and after at the same load | Closes the order when the coupling is back on
      `,
      checklist: `
        ! Verify the isolation and try the start
        Check base, bolts, coupling and run-out
        Check and remove soft foot
        Check pipe strain with a dial on the coupling
        Measure, calculate, shim and move
        ! Re-measure after tightening; within tolerance
        Fit the coupling guard
        Record as found and as left
      `,
    },
    {
      code: 'VIB-01',
      title: 'Vibration reading',
      type: 'skill',
      criticality: 'medium',
      scaleCode: 'PROF',
      description: 'Takes repeatable vibration readings on rotating machines and names the probable fault.',
      indicators: `
        1 | Explains displacement, velocity and acceleration and where each one serves | Takes acceleration for an early bearing fault | Uses one number for everything
        2 | Measures at the marked points, same direction, same load | Cleans the stud and notes speed and load | Holds the probe on the guard
        2 | Compares with trend and alarm limits before judging | Sees that 4 mm/s is twice the usual for this fan | Calls all below the limit good
        3 | Reads unbalance, misalignment, looseness and bearing defects from a spectrum | Shows twice running speed, high in the axial direction | Sends the picture to the maker for each case
        3 | Recommends an action with a date that the plant can use | Writes: bearing drive end, change within four weeks, order part | Writes: monitor further
      `,
      checklist: `
        ! Keep clear of rotating parts; no loose cloth or cables
        Note speed, load and time
        Measure horizontal, vertical and axial at each bearing
        Repeat a reading that differs from the trend
        ! Compare with limits and report an alarm value at once
        State the probable fault and the evidence
        Store readings under the right machine
      `,
    },
    {
      code: 'FLG-01',
      title: 'Flanged joint assembly',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'ILUO',
      description: 'Opens and makes up flanged joints on steam, solvent and clean lines so that they are tight at the first attempt.',
      indicators: `
        1 | Names gasket types on the site and where each one is allowed | Rejects a fibre gasket for the steam line | Takes the gasket that fits the holes
        2 | Opens a joint as if it were under pressure | Loosens the far bolts first and stands aside | Undoes the bolt nearest to the face
        2 | Prepares faces and bolts to the standard with help | Finds the scratch across the face with a fingernail | Scrapes with a screwdriver
        3 | Tightens in the cross pattern in stages to the calculated value | Marks each pass on the bolts and makes the final circular pass | Runs the impact driver round once
        3 | Recognises a joint that cannot be made tight and says so | Refuses to pull a 6 mm gap together with the bolts | Adds torque until it stops dripping
      `,
      checklist: `
        ! Verify isolation, drain and zero pressure
        Open with the far bolts first, standing aside
        Inspect and clean the faces
        Check gasket and bolts against the specification
        Align without force
        ! Tighten in a cross pattern in stages to the stated torque
        Tag the joint with name and date
        Attend the leak test
      `,
    },
    {
      code: 'RVT-01',
      title: 'Relief valve test',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Removes, tests, sets and seals safety valves, with as-found results that can be relied on.',
      indicators: `
        1 | Explains set pressure, blowdown, back pressure and why as-found counts | Says that cleaning first destroys the evidence | Thinks that the test is there to adjust the valve
        2 | Tests as found before any cleaning or adjusting | Pops the valve with its dirt and notes the value | Wipes the seat before the first test
        2 | Sets and seals within tolerance with a calibrated gauge | Takes three pops within 3 % and seals the cap | Seals after one pop that fitted
        3 | Judges a failed as-found result and what it means for the vessel | Reports 118 % at once and asks what the vessel has seen | Resets the valve and files the sheet
        3 | Controls protection while the valve is away | Has the spare in and its lock recorded before the first bolt is undone | Leaves the block valve shut to keep the line running
      `,
      checklist: `
        ! Confirm that the system stays protected while the valve is out
        Compare plate, tag and register
        ! Test as found on the bench, uncleaned
        Strip, inspect and renew parts
        Set with a calibrated gauge and check seat tightness
        ! Three consistent pops within tolerance; seal
        Refit with the right gasket and free discharge
        Update the register with as found and as left
      `,
    },
    {
      code: 'PEQ-01',
      title: 'Pressure equipment inspection',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Inspects vessels, boilers and pipework with visual, thickness and radiographic methods and states fitness for service.',
      indicators: `
        1 | Links damage mechanisms with the places where they appear | Looks for corrosion under insulation at the supports | Inspects what is easy to reach
        2 | Prepares from drawings, history and limits before going in | Marks last year's thin spots on the sketch | Starts with a clean sheet
        2 | Measures wall thickness with a checked probe at repeatable points | Checks the probe on the step block at start and end | Reports one odd value without repeating it
        3 | Reads radiographs and sets film defects against the code | Tells a film artefact from lack of fusion and has it retaken | Accepts a film outside its density range
        3 | Controls the radiation area with the radiographer | Walks the barrier with the meter before the source leaves its container | Trusts the tape from yesterday
        4 | Decides remaining life and inspection interval and defends both | Shortens the interval with rate, wall and uncertainty on one page | Repeats the interval of the last report
      `,
      checklist: `
        Review drawings, history, relief settings and last findings
        ! Verify entry certificate, isolation and gas test
        Examine visually: shell, welds, nozzles, supports, internals
        ! Measure thickness at the marked points with a checked probe
        Assess radiographs with the radiographer; film quality first
        ! Compare with minimum wall and state fit or not fit
        Record with sketch and photographs; set the next date
      `,
    },
  ],
};
