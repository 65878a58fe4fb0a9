import type { GroupText } from '../competency-text';

export const electrical: GroupText = {
  key: 'electrical',
  name: 'Electrical and instruments',
  competencies: [
    {
      code: 'CAL-01',
      title: 'Calibration of pressure transmitters',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'PROF',
      description:
        'Calibrates pressure and differential pressure transmitters with traceable standards and judges the effect of what was found.',
      indicators: `
        1 | Explains range, span, zero, hysteresis and the four-to-one rule | Picks a standard good enough for 0.1 % of span | Uses the gauge that is free
        2 | Takes as-found readings up and down before adjusting anything | Writes five points up and five down | Trims zero to begin with
        2 | Works the manifold in the order that spares cell and process | Closes low side, opens equaliser, closes high side | Opens the equaliser with both sides live on a steam cell
        3 | Judges an out-of-tolerance result and starts the look-back | Tells QA which batches ran since the last good calibration | Adjusts and signs
        3 | Finds faults outside the transmitter | Traces the offset to a half-filled impulse line | Changes the transmitter twice
      `,
      checklist: `
        Check that the standard is in calibration
        ! Tell the control room; put the loop in manual and bypass trips as approved
        Isolate with the manifold in the right order and vent
        ! Record as found at five points, up and down
        Adjust only when out of tolerance; record as left
        Return to service and compare with the second reading
        ! Remove bypasses and hand back to the control room
        Sign the certificate and report out-of-tolerance results
      `,
    },
    {
      code: 'LVS-01',
      title: 'Low voltage switching',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Switches, isolates, proves dead and earths low voltage boards by a written switching programme.',
      indicators: `
        1 | Reads the single-line diagram and finds back-feeds | Points to the generator and the UPS behind the changeover | Follows one supply only
        2 | Follows the switching programme step by step with repeat-back | Reads the label aloud, waits for the answer, switches, ticks | Switches three steps and ticks them together
        2 | Proves dead with a tester proved before and after | Tests on the proving unit, the board, the proving unit | Tests once between two phases
        3 | Halts when plant and programme disagree | Stops at a label that differs by one letter and calls the author | Switches the one that must have been meant
        3 | Writes a switching programme for work out of the ordinary | Has points of isolation, earths and notices in an order that a colleague can follow | Writes "isolate board"
      `,
      checklist: `
        Agree programme and purpose with the control room
        ! Identify the board and circuit by label and diagram
        Wear the equipment the board label asks for
        Switch off and rack out, standing to the side
        ! Prove dead: proving unit, all conductors, proving unit
        ! Lock, tag and apply earths where stated
        Issue the isolation record
        Restore in reverse order
      `,
    },
    {
      code: 'ARC-01',
      title: 'Arc flash protection',
      type: 'knowledge',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Knows the arc energy of boards, keeps the distance and chooses clothing for the task, or makes the task dead.',
      indicators: `
        1 | Reads boundary and energy on the board label | Stops at the taped line before the door is opened | Thinks that low voltage cannot arc
        2 | Asks first whether the work can be done dead | Plans the infrared window instead of opening the live door | Puts the hood on and opens
        2 | Chooses and inspects clothing, hood and gloves for the energy on the label | Rejects the glove that fails the air test | Takes the jacket and leaves the hood
        3 | Notices when settings or feeders have changed and the label is out of date | Questions the label after the new transformer | Takes the label for a constant
        3 | Keeps others outside the boundary | Posts a second person and closes the walkway | Works with apprentices looking over the shoulder
      `,
      checklist: `
        Read the label: energy, boundary, clothing
        ! Justify live work, or isolate
        ! Inspect gloves, hood and clothing; all worn and closed
        Close off the boundary
        Stand to the hinge side and turn the face away
        Use insulated tools, one hand where possible
        Tell what to do when a colleague is caught in an arc
      `,
    },
    {
      code: 'SIF-01',
      title: 'Proof test of a safety function',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Tests a safety instrumented function from sensor to final element and leaves it in service.',
      indicators: `
        1 | Explains what the function protects and what an undetected fault would mean | Describes the burner trip on low-low level from vessel to valve | Knows the tag but not the hazard
        2 | Tests the whole chain with the real process value where the procedure asks | Lowers the level in the chamber until the valve moves | Forces the input in the logic
        2 | Measures and records what counts: set point, valve time, as found | Times the closing at 3.8 s against 5 s | Writes: valve moved
        3 | Treats a failed test as a dangerous fault and acts | Keeps the boiler down and calls the responsible engineer | Repeats until it passes and reports the pass
        3 | Controls bypasses to the minute | Reads the bypass list aloud with the desk before leaving | Leaves the bypass for the next test in the afternoon
      `,
      checklist: `
        Read the procedure and the last results
        ! Obtain approval for each bypass; log the time
        Record as found before touching the sensor
        ! Drive the true process value through the set point
        Time the final element and check its end position
        Check alarm and first-out text
        ! Remove bypasses; second person confirms
        Record result and report failures at once
      `,
    },
  ],
};
