import type { GroupText } from '../competency-text';

export const laboratory: GroupText = {
  key: 'laboratory',
  name: 'Laboratory',
  competencies: [
    {
      code: 'HPL-01',
      title: 'HPLC operation',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Runs assay and impurity methods on the liquid chromatograph with results that stand up to review.',
      indicators: `
        1 | Explains retention, resolution, tailing and system suitability | Reads from the chromatogram why the peak pair fails | Looks for a peak at the usual time
        2 | Prepares mobile phase, standards and samples with full traceability | Writes lot, weighing, expiry as each flask is made | Numbers the flasks and writes later
        2 | Judges system suitability before the samples are injected | Stops at a tailing of 2.3 and changes the guard column | Lets the night run go and sees in the morning
        3 | Traces pressure, baseline and retention faults one component at a time | Isolates pump, injector and column in turn | Changes the column for every fault
        3 | Integrates by the method and justifies each manual change | Leaves the first integration in place, with reason and reviewer | Moves the baseline until it passes
        4 | Transfers a method and trains analysts in its weak points | Shows the pH at which the pair merges | Hands over the written method
      `,
      checklist: `
        Check calibration, column log and method version
        Prepare mobile phase and label with expiry
        ! Weigh standards in duplicate with printouts
        Equilibrate and purge; pressure steady
        ! Meet system suitability before samples
        Run the sequence with bracketing standards
        ! Process by the method; no integration without reason
        Rinse and store the column; complete the log
      `,
    },
    {
      code: 'SMP-01',
      title: 'Sampling of materials and water',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Takes samples that represent the lot and are neither changed nor contaminated on the way.',
      indicators: `
        1 | Explains representative sample and the sampling plan of the site | Works out the number of containers for 26 drums | Takes the drum that stands in front
        2 | Checks container, label and seal before opening | Rejects the drum with two labels | Opens first and reads later
        2 | Takes each sample with the right tool, at the right depth and in the right order | Flushes the loop outlet for the time and fills the microbial bottle first | Fills from the hose end
        3 | Keeps the sample true until testing: temperature, time, seal | Puts the endotoxin sample on ice and notes the hour | Leaves the bottles on the desk till Monday
        3 | Challenges a sample that cannot be representative | Refuses a top sample from a settled suspension | Writes "as received" and hands it in
      `,
      checklist: `
        Check plan, labels, status and number of containers
        Choose clean or sterile tools for the material
        ! Identify lot and container before opening
        ! Take from the stated points in the stated order
        Close, reseal and label the container as sampled
        ! Label the sample at the place, with time and name
        Transport in the stated conditions and hand over
      `,
    },
    {
      code: 'STT-01',
      title: 'Sterility test',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Performs the membrane filtration sterility test in the isolator and reads the media to the last day.',
      indicators: `
        1 | Explains media, temperatures and why a result cannot simply be repeated | Says that a retest needs a proven laboratory fault | Thinks that the second test decides
        2 | Prepares load, transfer and isolator so that the outside is decontaminated | Leaves space between the packs for the vapour | Stacks packs to save a cycle
        2 | Filters, rinses and fills without breach and with controls alongside | Rinses three times with the validated volume | Rinses until the foam is gone
        3 | Reads turbidity with care and acts on doubt | Subcultures the cloudy canister on the day it is seen | Waits for day 14 to be sure
        3 | Leads the investigation of growth without prejudice | Secures plates, gloves, film and records before asking anyone | Begins by asking who did it
      `,
      checklist: `
        Check media: growth promotion, sterility, expiry
        ! Load and decontaminate by the validated pattern
        Check glove test and isolator pressure
        ! Filter the stated number and volume
        Rinse with the validated volume
        Add media and close; label each canister
        Run the negative control
        ! Incubate in both temperature ranges; read and record on the stated days
      `,
    },
    {
      code: 'EMN-01',
      title: 'Environmental monitoring',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Monitors air, surfaces and people in the clean rooms without disturbing the process and makes sense of the trend.',
      indicators: `
        1 | Explains grades, alert and action limits, and what each method can show | Says that a settle plate sees what falls, over four hours | Takes action limits for release limits
        2 | Places plates and samplers at the points of the map without breaking first air | Comes from below the working height with the plate closed | Reaches over open vials
        2 | Takes contact plates with even pressure and removes the agar residue | Rolls the plate for ten seconds and wipes with alcohol | Presses twice on the same spot
        3 | Reports an action result on the day and secures the isolate | Sends the colony for identification before it is thrown out | Counts, files, bins
        3 | Sees a trend before a limit is broken | Shows that three low counts in one airlock are the same organism | Looks at single results
      `,
      checklist: `
        Check media lot, expiry and incubation log
        Gown for the grade and disinfect what is brought in
        ! Expose at the mapped points, labelled before exposure
        ! Keep first air free
        Take contact plates and clean the spot
        Read active air sampler volume and time
        Incubate in the stated order and temperature
        ! Read, record and report action results at once
      `,
    },
    {
      code: 'OOS-01',
      title: 'Out-of-specification investigation',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Investigates a result outside its limits in the laboratory phase without testing into compliance.',
      indicators: `
        1 | Explains the phases of the investigation and what may not be done before a cause is found | Leaves flasks and vials in place and calls the supervisor | Pours away and starts again
        2 | Secures the evidence: solutions, glassware, instrument, data | Labels the flasks and locks the sequence | Clears the bench as every evening
        2 | Works through the checklist with the analyst on the day | Recalculates, looks at the weighing printout, then asks | Fills it in three days later from memory
        3 | Tells hypothesis testing from retesting and has each approved | Reinjects the same vial with a written reason first | Prepares a new sample to see
        3 | States a cause only when the data bear it | Writes "no laboratory cause found" and passes it on | Writes analyst error, because nothing else was found
      `,
      checklist: `
        ! Keep solutions and data; tell the supervisor
        Open the investigation on the day
        Review calculation, method, instrument and standards
        Interview the analyst without leading
        ! Have each hypothesis test approved before it is made
        ! State a laboratory cause only with evidence
        Hand over to the manufacturing phase in time
      `,
    },
  ],
};
