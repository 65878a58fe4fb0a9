import type { GroupText } from '../competency-text';

export const quality: GroupText = {
  key: 'quality',
  name: 'Quality system',
  competencies: [
    {
      code: 'DEV-01',
      title: 'Deviation writing',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Describes what departed from the procedure so that a stranger can judge it years later.',
      indicators: `
        1 | Tells a deviation from an observation and knows when to report it | Reports the skipped in-process check in the same shift | Keeps it for the end of the batch
        2 | Writes what, where, when, how much and who found it, with no opinion | Writes: 14:32, line 2, 38 vials without stopper, found by the inspector | Writes: operator was careless again
        2 | States immediate actions and the batches or equipment that may be affected | Lists three batches since the last good check | Writes: none affected
        3 | Classifies by risk to patient and data and gives the reasons | Raises it to major because the check was the only barrier | Picks minor to keep the date
        3 | Keeps facts, assumptions and conclusions apart in the text | Marks which times come from the log and which from memory | Writes a story that ends where it should
        4 | Coaches authors until reports pass review at the first attempt | Goes through one paragraph and lets the author find the gap | Rewrites the report at night
      `,
      checklist: `
        ! Report in the time the procedure gives
        Make safe: product, equipment, labels on hold
        Describe what was expected and what happened
        ! Give place, time, lot and quantity from records
        List immediate actions with names
        Assess what else may be affected
        ! Propose the class with reasons
        Attach the evidence and submit
      `,
    },
    {
      code: 'BRR-01',
      title: 'Batch record review',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Reviews executed batch records, with their data and deviations, before certification.',
      indicators: `
        1 | Explains what the review must establish and who certifies | Says that complete is not the same as correct | Looks for empty fields
        2 | Follows material, time and yield through the record | Adds up the vials from filling to packing | Turns page after page and adds nothing up
        2 | Compares critical data with the source: printouts, audit trail, logs | Opens the audit trail of the autoclave cycle | Trusts transcribed values
        3 | Notices what is implausible though within limits | Asks how two people signed in two rooms in one minute | Stops at "within limits"
        3 | Closes the record only when deviations, changes and results agree | Holds the batch for one open change on the filter | Releases against a promise
      `,
      checklist: `
        Check that the record is the current version and complete
        ! Follow materials, lots and reconciliation
        Check times, yields and hold times
        ! Compare critical parameters with source data and audit trail
        Check corrections: readable, dated, reasoned
        ! Check deviations, changes and laboratory results
        Return questions in writing
        Sign the review and list what stays open
      `,
    },
    {
      code: 'CLV-01',
      title: 'Cleaning validation',
      type: 'knowledge',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Sets limits, samples and evaluates so that equipment is proved clean for the next product.',
      indicators: `
        1 | Explains worst case, carry-over limit and hold times | Names the hardest place to clean on the compounding vessel | Says that visually clean is a limit for all
        2 | Works out the limit from health-based exposure and shared surface | Shows each figure of the sum and its source | Takes 10 ppm because it was always so
        2 | Swabs the stated area at the hard places with known recovery | Turns the swab and takes the second pass crosswise | Swabs the shiny flat side
        3 | Groups products and equipment with a reason that can be defended | Chooses the least soluble active, and shows the table | Chooses the one tested most easily
        3 | Judges a failed swab together with cleaning, recovery and sampling | Repeats no swab before the cleaning records are read | Cleans once more and swabs again
      `,
      checklist: `
        Name the worst case product and place, with reasons
        ! Calculate the limit and show the sources
        Check hold time and cleaning record before sampling
        Inspect dry, with lamp and mirror
        ! Swab the stated area by the method; label at once
        Take rinse samples and blanks
        ! Evaluate with recovery factor and state pass or fail
      `,
    },
    {
      code: 'DIN-01',
      title: 'Data integrity (ALCOA+)',
      type: 'behaviour',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Creates and keeps data attributable, legible, contemporaneous, original and accurate, also when nobody looks.',
      indicators: `
        1 | Explains the ALCOA+ attributes with an example from the own work | Says why the thermal print is copied and signed | Knows the word but not the letters
        2 | Records at the moment of the work, in the official place | Takes the logbook to the balance | Notes on the glove and copies in later
        2 | Works only under the own account and locks it | Locks the screen for a walk to the fridge | Finishes under the open session of a colleague
        3 | Recognises gaps and temptations in a process and reports them | Shows that the reader allows a trial injection without trace | Uses the gap carefully
        3 | Reads an audit trail and asks the right questions | Finds the method changed at 02:10 and asks for the reason | Confirms that there is an audit trail
        4 | Designs work so that the right way is the easy way | Puts the terminal next to the balance, and loose sheets vanish | Adds a training slide
      `,
      checklist: `
        ! Log in with the own account
        ! Record each value at the time of the work
        Correct an entry so that the old one stays readable
        Give date, name and reason
        Keep the original: print, file or true copy
        Show where the audit trail is and what it holds
        ! Report one data gap of the own workplace
      `,
    },
    {
      code: 'CHC-01',
      title: 'Change control',
      type: 'knowledge',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Plans and closes changes to plant, process, system and document with their effects known beforehand.',
      indicators: `
        1 | Tells a like-for-like replacement from a change | Asks about the other seal material before fitting it | Calls a new model the same pump
        2 | Describes the present, the proposed and the reason so that others can assess | Attaches both drawings with the difference marked | Writes: pump to be improved
        2 | Lists affected procedures, training, validation and registered details | Finds the cleaning procedure that names the old valve | Leaves that to QA
        3 | Assesses combined and temporary changes | Sees that two small changes together touch the hold time | Looks at each alone
        3 | Checks after the change that it did what was meant | Compares three months of yield and alarms, then closes | Closes at commissioning
      `,
      checklist: `
        Describe present state, proposal and reason
        ! Classify: like for like, temporary, permanent
        List affected documents, systems, people and authorities
        ! Assess risk to product, safety and data
        Plan actions with owners and dates
        ! Obtain approval before anything is changed
        Verify the effect and close
      `,
    },
    {
      code: 'RCA-01',
      title: 'Root cause analysis',
      type: 'skill',
      criticality: 'medium',
      scaleCode: 'PROF',
      description: 'Finds why an event could happen, beyond the last person who touched it, and proposes actions that hold.',
      indicators: `
        1 | Tells symptom, cause and contributing factor apart | Calls "seal leaked" a symptom | Writes human error and is done
        2 | Builds a time line from records and from talks held early | Talks to the night shift the same night | Begins a week later with the report
        2 | Uses one method cleanly: five whys, fishbone, fault tree | Asks why with a proof for each answer | Draws the fishbone around the answer
        3 | Tests causes against the facts that speak against them | Drops the favourite because pump B ran the same hours | Collects what fits
        3 | Proposes actions that change the system and can be verified | Proposes keyed couplings and a count of wrong connections | Proposes retraining for all
      `,
      checklist: `
        Define the problem in one sentence with data
        ! Secure evidence and talk to those present, early
        Draw the time line
        List possible causes without judging
        ! Test each against the facts, for and against
        Name root cause and contributing factors
        ! Propose actions that can be measured
      `,
    },
    {
      code: 'GDP-01',
      title: 'Good documentation practice',
      type: 'behaviour',
      criticality: 'medium',
      scaleCode: 'PROF',
      description: 'Fills in records so that they are complete, readable and true, at the time of the work.',
      indicators: `
        1 | Explains what a signature on a record stands for | Says: I did it or I saw it | Signs where the cross is
        2 | Enters results with unit, date and initials at once and with lasting ink | Writes 7.2 mg/l, 06:40, initials | Writes 7 and fills in the rest at the break
        2 | Corrects with one line, date, initials and reason | Leaves the wrong figure readable | Writes over the figure
        3 | Finds gaps before handing on, and closes them as late entries | Marks the late entry with today's date and the reason | Back-dates the missing initials
        3 | Uses the current version and withdraws what is out of date | Takes the old form off the board and reports where it was | Uses up the old forms
      `,
      checklist: `
        Check version and identity of the record
        ! Enter at the time of the work, with unit
        Sign only for own work or what was seen
        Strike through what stays empty
        ! Correct with line, date, initials and reason
        Check for completeness before handing on
      `,
    },
  ],
};
