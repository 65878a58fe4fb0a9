import type { GroupText } from '../competency-text';

export const safeWork: GroupText = {
  key: 'safe-work',
  name: 'Safe work control',
  competencies: [
    {
      code: 'LOTO-01',
      title: 'Lockout-tagout',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description:
        'Isolates equipment from every source of energy, proves it dead and keeps control of the isolation until the equipment is handed back.',
      indicators: `
        1 | Names the energy sources of a given machine, stored energy included | Points out the accumulator and the spring return as well as the motor supply | Speaks of the electrical supply only
        2 | Finds every isolation point on the drawing and on the plant before fitting the first lock | Walks the line with the P&ID and finds the bypass that the work order does not mention | Locks what the work order lists without looking at the plant
        2 | Proves zero energy at the place of work before anyone touches the equipment | Tries the local start, opens the drain and watches the gauge fall to zero | Trusts the stopped indication in the control room
        3 | Keeps a group isolation safe through a shift change, with a lock for each person at work | Has the night shift fit their locks before the day shift take theirs off | Hands over the lock-box key together with the radio
        3 | Stops the work and extends the isolation when the scope changes | Halts the job when the coupling has to come off as well, and has the new points locked | Lets the team carry on because it is still the same pump
        4 | Finds weak isolation points and has the plant or the procedure changed | Shows that one valve cannot take a lock and follows its replacement to the end | Works round the same missing lock point at every overhaul
      `,
      checklist: `
        Read the permit and the isolation sheet; compare the equipment number with the plate
        Tell the control room and the people affected that the isolation begins
        Stop the equipment with its normal controls
        ! Close, switch off and lock every energy source with a personal lock and tag
        Drain, vent, block or discharge stored energy
        ! Prove zero energy: try the start control and test at the place of work
        Put the start control back to off and sign the isolation sheet
        ! At the end remove only the own lock, after people and tools are clear
      `,
    },
    {
      code: 'PTW-01',
      title: 'Working under a permit',
      type: 'behaviour',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Accepts a permit to work, keeps to its limits and hands it back with the workplace safe.',
      indicators: `
        1 | Tells which jobs on the site need a permit and who issues them | Asks for a permit before opening a flange on the condensate line | Begins a small job first and asks afterwards
        2 | Checks the conditions of the permit at the workplace before signing to accept it | Finds that the drain named on the permit is plugged and goes back to the issuer | Signs in the office to save the walk
        2 | Explains hazards, limits and stop conditions to everyone in the work party | Asks each fitter to repeat what would make them stop | Pins the permit up and starts
        3 | Recognises when conditions no longer match the permit and stops the work | Stops grinding when the wind turns towards the solvent store | Finishes the last cut because only minutes are left
        3 | Coordinates with neighbouring permits so that one job does not endanger another | Moves the pressure test to after the scaffolders have left the bay | Knows nothing of the job overhead
      `,
      checklist: `
        Read the whole permit and ask about what is not clear
        ! Compare isolations, gas test and precautions on the permit with the workplace
        Sign to accept and display the permit at the workplace
        Brief the work party, with the stop conditions
        Keep to scope, place and time of the permit
        ! Stop and return the permit when conditions change
        Clear tools and waste, then sign the permit back with the true state of the plant
      `,
    },
    {
      code: 'PTW-02',
      title: 'Issuing permits to work',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Prepares, issues, monitors and closes permits so that the hazards of the plant and of the work are both controlled.',
      indicators: `
        1 | Chooses the right permit and certificates for a described job | Adds an entry certificate for cleaning inside the blowdown tank | Uses a general permit for every job
        2 | Inspects the workplace with the person in charge of the work before issuing | Stands at the pump with the fitter and points to each isolation | Issues from the desk with a photograph
        2 | Writes precautions that are specific to the job and can be checked | Writes "drain valve V-114 open, bucket in place" | Writes "take care" and "wear PPE"
        3 | Cross-checks all live permits for conflict before each issue | Refuses hot work on the pipe bridge while the solvent transfer below is running | Looks only at the permits of the own unit
        3 | Suspends and revalidates permits correctly over shifts and after alarms | Has gas retested and signed after the site alarm, before work resumes | Lets the work go on with the old gas reading
        4 | Audits live permits in the field and turns findings into better practice | Shows the morning meeting a repeated fault with vent isolations and its cure | Audits paper in the office at the end of the month
      `,
      checklist: `
        Clarify scope, place, tools and duration with the person in charge of the work
        Assess the hazards of the plant and those that the work brings
        Check all live permits for conflict
        ! Verify isolations and gas test at the workplace
        Write precautions that can be checked, and the stop conditions
        ! Brief the person in charge face to face; both sign
        Visit the job while it is live
        Inspect the workplace and close the permit together
      `,
    },
    {
      code: 'CSE-01',
      title: 'Confined space entry',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Enters, works in and leaves tanks, drums, pits and ducts under an entry certificate, ready to get out at any moment.',
      indicators: `
        1 | Recognises confined spaces on the plant, also those without a manhole | Names the deep valve pit and the flue duct as well as the tanks | Thinks that an open top makes a pit harmless
        2 | Refuses entry until isolation, ventilation, gas test and attendant are all in place | Waits at the manhole because the second gas reading is not yet written down | Leans in to have a quick look first
        2 | Wears harness and personal gas monitor correctly and keeps in touch with the attendant | Answers every call of the attendant and moves the monitor to where the work is | Hangs the monitor on the ladder because it is in the way
        3 | Leaves at once when the monitor alarms or the attendant calls, and knows what to do next | Drops the tool, comes out, and lets nobody back in before a new test | Looks at the display and finishes the weld
        3 | Anticipates how the work itself changes the air inside | Asks for extraction before using solvent wipes on the drum wall | Relies on the reading taken before the work began
      `,
      checklist: `
        Read the entry certificate and the rescue plan
        ! Check that every inlet is isolated and that ventilation is running
        ! Check gas readings at top, middle and bottom: oxygen, flammable, toxic
        Put on harness and personal monitor; bump-test the monitor
        Agree signals with the attendant; log name and time of entry
        Work with the monitor in the breathing zone and the lifeline clear
        ! Leave at once on alarm, on call or when feeling unwell
        Log the exit and account for tools
      `,
    },
    {
      code: 'CSE-02',
      title: 'Confined space attendant',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Stands at the entry point, keeps count and contact, and starts the rescue without going in.',
      indicators: `
        1 | States the duties of the attendant and what the attendant must never do | Says first of all: I do not enter and I do not leave | Believes the attendant may fetch tools between calls
        2 | Keeps an exact log of who is inside and of the gas readings | Can say at any moment who is inside and since when | Fills in the log at the end of the job
        2 | Keeps contact with the entrants at the agreed interval and acts on a missing answer | Orders everyone out after the second unanswered call | Assumes that the noise has drowned the answer
        3 | Raises the alarm and starts non-entry rescue within the planned time | Calls the control room, takes up the winch and counts aloud | Climbs in to help the colleague
        3 | Watches the surroundings for new dangers to the people inside | Sends away a diesel truck parked next to the air inlet | Looks only at the manhole
      `,
      checklist: `
        Test radio, winch and tripod before the first entry
        Compare names on the certificate with the people present
        ! Log every entry and exit with time
        Record gas readings at the interval on the certificate
        Keep contact and stay at the entry point
        ! On loss of contact order everyone out and raise the alarm
        ! Start rescue from outside; do not enter
      `,
    },
    {
      code: 'GAS-01',
      title: 'Gas testing for entry and hot work',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Tests the atmosphere with portable instruments and states whether work may begin.',
      indicators: `
        1 | Explains oxygen, LEL and toxic limits of the site and the order in which they are tested | Gives oxygen first, because the flammable sensor needs it | Reads only the LEL value
        2 | Confirms that the instrument is fit: calibration date, bump test, zero in clean air | Rejects a detector whose bump test is from last week | Switches it on in the manhole
        2 | Samples at all levels and dead ends, allowing for hose length | Waits two seconds a metre before noting the value at the bottom | Holds the probe at the opening and writes one number
        3 | Interprets readings that do not fit and looks for the cause | Suspects an inert purge when LEL is zero and oxygen is 18 % | Accepts zero as safe
        3 | Sets a retest interval that suits the work and the space | Asks for continuous monitoring while sludge is stirred | Writes one test for the whole shift
      `,
      checklist: `
        Check calibration label, battery and filter of the detector
        ! Bump-test with test gas and zero in clean air
        Test from outside, upwind, with probe and hose
        ! Sample top, middle, bottom and dead ends, with the purge time for the hose
        Compare with limits: oxygen, flammable, toxic
        ! Record values, time, instrument and name; state fit or not fit for work
        Set the retest interval and tell the issuer
      `,
    },
    {
      code: 'HOT-01',
      title: 'Hot work',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Welds, cuts and grinds outside the workshop without starting a fire or an explosion.',
      indicators: `
        1 | Tells what counts as hot work and where it is forbidden | Names the cordless grinder and the heat gun too | Counts welding only
        2 | Clears, covers and wets the area to the distance that sparks reach | Covers the cable tray two floors below the grating | Moves one drum aside and begins
        2 | Checks hoses, flashback arresters and earth clamp before striking the flame | Fits the return clamp at the weld, away from the bearing | Clamps the return to the nearest pipe
        3 | Controls heat that travels through walls, pipes and insulation | Posts a watcher behind the wall and feels the pipe beyond the penetration | Watches only the side of the weld
        3 | Proposes a cold method when the risk cannot be brought down | Offers a clamp and a cold cut beside the solvent line | Asks for a second extinguisher and goes on
      `,
      checklist: `
        ! Check permit and gas test at the workplace, and that the test is in date
        Remove, cover or wet what can burn, also below and behind
        Inspect hoses, arresters, cylinders and return clamp
        Place extinguisher and fire blanket within reach
        ! Begin only with the fire watch in place
        Keep sparks within the covered area
        Shut cylinders and cool the work; hand over to the fire watch
      `,
    },
    {
      code: 'FWT-01',
      title: 'Fire watch',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Watches hot work and its surroundings during the work and after it, and attacks or reports a fire at once.',
      indicators: `
        1 | Picks the right extinguisher for the materials around the job | Takes carbon dioxide for the motor starter | Takes water to a live panel
        2 | Stays free of other tasks and keeps the whole spark area in view | Changes position when the welder turns to the other side | Hands electrodes to the welder
        2 | Watches on for the full time after the last spark and looks again later | Stays the hour and returns to feel the cable tray once more | Leaves with the welder at lunch
        3 | Stops the work on own authority when protection fails | Calls a halt when the blanket slips off the grating | Waits for the issuer to come by
        3 | Judges rightly between attacking a fire and leaving it | Gives one extinguisher, then gets people out and calls | Fetches a third extinguisher while smoke fills the bay
      `,
      checklist: `
        Walk the area with the welder, including below and behind
        Check extinguisher, alarm point and escape way
        ! Keep the spark area in view with no other task
        ! Stop the work when a precaution fails
        Tell how the alarm is raised from this place
        ! Watch on after the last spark for the time on the permit
        Inspect once more, then sign the permit
      `,
    },
    {
      code: 'WAH-01',
      title: 'Working at height',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Works above two metres from scaffold, platform, ladder or rope with falls of people and of objects prevented.',
      indicators: `
        1 | Names the order of protection: avoid, collective, personal | Asks whether the valve can be worked from the floor with an extension | Reaches for the harness first
        2 | Inspects harness, lanyard and anchor before use and rejects what is damaged | Sets aside a lanyard with a burnt stitch and tags it | Uses it once more because it passed last year
        2 | Uses only scaffold with a valid tag and does not alter it | Has the scaffolder move the toe board | Takes out a plank to pass a pipe
        3 | Chooses anchor and lanyard length for the clearance below | Works out that a long lanyard would reach the pump plinth and takes a retractable block | Clips on at foot level with a long lanyard
        3 | Plans the rescue of a hanging person before the work begins | Has the rescue kit at the platform and two people who know it | Counts on the fire brigade
      `,
      checklist: `
        Ask whether the job can be done from the ground
        Check scaffold tag, platform or ladder
        ! Inspect harness and lanyard; adjust the fit
        ! Stay attached to a suitable anchor, above shoulder height where possible
        Tie tools and close off the drop zone
        Keep three points of contact on ladders
        Tell the rescue plan for this place
      `,
    },
  ],
};
