import type { GroupText } from '../competency-text';

export const sterile: GroupText = {
  key: 'sterile',
  name: 'Sterile production',
  competencies: [
    {
      code: 'GWN-01',
      title: 'Aseptic gowning',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Puts on and takes off the grade B gown without contaminating its outside, and keeps it that way.',
      indicators: `
        1 | Explains why the person is the main source of contamination and what stays outside | Takes off the watch and reports a cold before entering | Comes in wearing make-up
        2 | Gowns in the order of the procedure and touches only the inside | Holds the coverall at the inner seam so that it never meets the floor | Tucks the hood in with the gloved palm
        2 | Disinfects gloves at every set moment and lets the alcohol act | Waits with hands raised until the gloves are dry | Sprays and wipes dry on the sleeve
        3 | Notices and corrects a breach in self and others | Goes back to change because the goggles touched the hood | Hopes that the plate will be clean
        3 | Keeps aseptic behaviour for the whole stay | Moves slowly, hands in view above the waist | Leans on the wall during the stop
        4 | Qualifies gowners and uses plate results to coach | Shows with forearm counts which step of the sleeve went wrong | Repeats the film for all
      `,
      checklist: `
        Check fitness to enter: health, skin, jewellery, cosmetics
        Wash and disinfect hands for the full time
        Put on hood and mask with no hair or skin showing
        ! Put on the coverall without touching the outside or the floor
        Put on boots and goggles in the order of the procedure
        ! Put on sterile gloves over the cuffs
        Check in the mirror and disinfect gloves
        ! Take contact plates at the sites of the plan; within limits
        Leave and degown in reverse order
      `,
    },
    {
      code: 'ASP-01',
      title: 'Aseptic filling interventions',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Sets up the filling line and makes interventions with first air protected.',
      indicators: `
        1 | Shows where first air flows and what it must reach untouched | Uses the smoke film to explain why the arm comes from the side | Calls the whole room sterile
        2 | Assembles sterile parts without touching product contact surfaces | Takes the stopper bowl by its rim with forceps | Steadies the needle with a finger
        2 | Makes the listed interventions in the way and the time validated | Clears the fallen vial with forceps and removes the marked number | Leans over open vials to reach the far side
        3 | Stops and reports an intervention that is not on the list | Calls the supervisor and has the line cleared before opening | Invents a quick way with the spare forceps
        3 | Documents each intervention with time, number and rejected units | Speaks it to the recorder outside, who repeats it | Adds them up at the end of the shift
      `,
      checklist: `
        Check line clearance, pressures and particle counters
        ! Transfer sterile parts without touching contact surfaces
        Assemble in the order of the procedure
        ! Keep first air free over open containers
        Make one listed intervention with forceps
        Remove the units the procedure names
        Report time and type to the recorder
        ! Take part in a media fill with no growth
      `,
    },
    {
      code: 'ACL-01',
      title: 'Autoclave loading and release',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'ILUO',
      description: 'Loads the steam autoclave by the validated pattern, runs the cycle and checks the printout before release.',
      indicators: `
        1 | Explains why trapped air spoils sterilisation | Turns the vessel so that air can fall out | Says that 121 °C on the display is enough
        2 | Loads by the pattern picture with a colleague | Leaves the gap at the chamber wall as in the photograph | Fills the free corner with one more pack
        2 | Makes the daily leak and steam penetration tests | Reads the test sheet to the centre and compares with the reference | Starts the load while the test still runs
        3 | Reads the cycle record and finds what does not fit | Sees the coldest probe lag and rejects the load | Looks for the word complete
        3 | Keeps sterile and non-sterile apart to the last step | Unloads on the clean side only after the second signature | Parks an unsterilised trolley by the clean door
      `,
      checklist: `
        Check daily tests and door seal
        ! Compare the load with the validated pattern
        Place probes and indicators
        Choose the cycle; second person confirms
        ! Compare time, temperature and pressure of the printout with the limits
        Check indicators and dryness
        ! Unload on the clean side and label with expiry
        Sign the record
      `,
    },
    {
      code: 'GLV-01',
      title: 'Isolator glove test',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'ILUO',
      description: 'Tests isolator gloves and sleeves by eye and by pressure, changes them and decides what a leak means.',
      indicators: `
        1 | Explains how a pinhole can reach the product | Says that the pump of moving fingers draws air in | Believes that overpressure makes leaks harmless
        2 | Examines each finger stretched and lit, with guidance | Pulls the crotch between the fingers open against the lamp | Glances at the palm
        2 | Fits the test disc and runs the pressure test to the end | Lets the glove settle before the measuring time | Presses start with the cuff folded
        3 | Acts on a leak: stop, mark, assess, inform QA | Notes which batch the glove served and keeps it in a bag | Tapes the place and goes on to lunch break
        3 | Changes a glove without opening the barrier | Rolls the new cuff over the ring and pulls the old one inwards | Takes the cuff off first because it is quicker
      `,
      checklist: `
        Identify glove number and position
        ! Examine by eye, stretched, inside and out
        Fit the test disc and connect
        ! Run the pressure test with the settling time
        Compare with the limit and record
        Change a glove by the safe-change method
        ! Report a leak and hold the batch
      `,
    },
    {
      code: 'FIL-01',
      title: 'Filter integrity test',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'ILUO',
      description: 'Tests sterilising filters before and after use and treats a failure by the decision tree.',
      indicators: `
        1 | Explains bubble point and diffusion and what wetting has to do with them | Shows why a dry pore looks like a hole | Calls it a leak test of the housing
        2 | Wets, drains and connects by the procedure while observed | Flushes at the stated pressure and time | Skips the flush because the filter looks wet
        2 | Compares serial number, test program and product before starting | Finds the water limit set for a product-wetted test | Presses repeat last test
        3 | Works through a failed test: rewet, retest, other fluid, decide | Checks O-ring and valves, then rewets with alcohol and water | Repeats until the instrument prints pass
        3 | Defends the result from printout, trend and records | Shows that the value drifted over three lots | Says that the instrument passed it
      `,
      checklist: `
        ! Compare filter serial number with the batch record
        Check instrument calibration and self-test
        Wet with the stated fluid, pressure and time
        Connect, vent and close outlet valves
        ! Choose the right program and limit
        Run the test without touching the tubing
        ! On failure follow the decision tree; never only repeat
        Attach the printout, signed by two
      `,
    },
    {
      code: 'LCL-01',
      title: 'Line clearance',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'ILUO',
      description: 'Clears line and room of the previous product, labels and papers, and proves it to a second person.',
      indicators: `
        1 | Tells what a mix-up can do to a patient and where leftovers hide | Names the reject bin and the star wheel first | Thinks of the belt only
        2 | Clears from the top down and from the inlet to the outlet, beside a qualified colleague | Opens the guard under the labeller and finds a vial | Starts where it looks dirty
        2 | Counts and destroys what is left of labels and printed parts | Reconciles 2,014 labels to the last one | Rounds the remainder
        3 | Checks as second person without looking through the eyes of the first | Takes the torch and goes the other way round | Signs next to the first signature
        3 | Halts the start when anything is left open | Keeps the line down for one leaflet that is missing | Starts and promises to look at the end
      `,
      checklist: `
        Close the previous batch and remove its papers
        ! Remove product, labels and printed parts, from inlet to outlet
        Open guards and look under, behind and inside
        Empty reject bins and samples
        Clean and check status labels
        Reconcile labels
        ! Second person checks independently
        Set up codes for the new batch; both sign
      `,
    },
    {
      code: 'WGD-01',
      title: 'Weighing and dispensing',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'ILUO',
      description: 'Weighs out active and other materials in the booth: right material, right amount, no cross-contamination, no exposure.',
      indicators: `
        1 | Reads status, lot, retest date and handling class from the label | Puts a lot in quarantine aside | Goes by the name of the material
        2 | Checks balance, booth and pressure before opening the first container | Places the test weight and reads the airflow | Tares with the scoop in the bag
        2 | Weighs with one material open at a time, a colleague checking | Closes and moves out the lactose before the active comes in | Lines up five open drums
        3 | Corrects for assay and moisture and has the sum checked | Works out 10.46 kg instead of 10 and shows the formula | Weighs the nominal amount of each lot
        3 | Deals with powder release or a torn bag without spreading it | Stops, stays in the booth, wets and wipes towards the extract | Sweeps it up and walks out in the same suit
      `,
      checklist: `
        Clear and clean the booth; check pressure and airflow
        ! Check the balance with the test weight
        Put on respirator and suit for the handling class
        ! Compare material, lot, status and date with the record
        Calculate the amount; second person checks
        Weigh, seal and label at once
        ! One material open at a time
        Reconcile the remainder and clean
      `,
    },
    {
      code: 'CLD-01',
      title: 'Cleanroom cleaning and disinfection',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'ILUO',
      description: 'Cleans and disinfects grade B and C rooms so that every surface is wet for the contact time.',
      indicators: `
        1 | Explains the difference between cleaning, disinfecting and a sporicide | Says why spores survive the daily agent | Thinks that the strong smell does it
        2 | Prepares the agent at the right strength and dates it | Measures, mixes, labels with hour of expiry | Tops up the bucket of yesterday
        2 | Wipes from clean to dirty, in overlapping strokes, under guidance | Turns the mop face at each lane | Goes in circles over the same water
        3 | Holds the contact time and re-wets what dries early | Checks with the watch and goes back to the pass-through | Follows with the dry mop straight away
        3 | Reacts to monitoring results with a cleaning that fits | Proposes a sporicidal round at the drain trap after the mould find | Cleans the whole suite once more as always
      `,
      checklist: `
        Check gown, room status and pressures
        ! Prepare the agent in the right strength; label with expiry
        Bring in sterile wipes and mops only
        Ceiling, walls, equipment, floor; from clean to dirty
        Overlap the strokes and turn the face
        ! Keep surfaces wet for the contact time
        Remove residues as planned
        Enter rooms, agent, lot and times
      `,
    },
  ],
};
