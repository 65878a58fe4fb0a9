import type { GroupText } from '../competency-text';

export const logistics: GroupText = {
  key: 'logistics',
  name: 'Lifting and logistics',
  competencies: [
    {
      code: 'FLT-01',
      title: 'Forklift operation',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'ILUO',
      description: 'Drives the counterbalance truck in warehouse and yard, with loads stable and people clear.',
      indicators: `
        1 | Explains the stability triangle and reads the load plate | Says how much less the truck lifts at full height | Knows the maximum load of the truck only
        2 | Makes the daily check and takes a faulty truck out of use | Finds the worn fork heel, takes the key and writes the tag | Ticks the card after the first trip
        2 | Drives under supervision with forks low and eyes in the direction of travel | Turns to drive backwards when the load hides the way | Looks past a raised load to save a turn
        3 | Stacks and takes down at height without touching rack or neighbouring load | Stops, levels, lifts, then moves in, each as its own step | Tilts the mast forward at full height
        3 | Gives way to people on foot and stops when eye contact is lost | Sounds the horn at the strip curtain and waits for the sign | Expects people to hear the truck
        4 | Coaches new drivers with exercises matched to their faults | Sets up narrow gates for one who turns too early | Rides along and says nothing
      `,
      checklist: `
        Make the daily check and enter it in the card
        ! Fasten the belt and adjust seat and mirrors
        Read the load: weight, centre, packing
        Pick up with forks fully under and mast tilted back
        ! Travel with forks low; drive backwards when the view is blocked
        ! Stop for people on foot
        Stack at height without contact
        Park: forks down, brake on, key out
      `,
    },
    {
      code: 'CRN-01',
      title: 'Crane and slinging',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Slings loads, signals and drives the pendant crane so that nothing falls and nobody is under the load.',
      indicators: `
        1 | Reads the working load limit on slings and shackles and the effect of the angle | Says that two legs at 120 degrees carry no more than one hanging straight | Adds up the limits of the legs whatever the angle
        2 | Inspects lifting gear before use and discards what is damaged | Cuts the webbing sling that shows a red thread | Ties a knot in a sling to shorten it
        2 | Finds the centre of gravity and makes a trial lift | Lifts a hand's breadth, stops, looks, sets down and shifts the sling | Lifts in one go and steadies the load by hand
        3 | Gives and follows one clear set of signals and stops on anyone's stop | Answers only to the named slinger, but stops on the stop sign of the scaffolder | Follows two people at once
        3 | Plans lifts out of the usual: two cranes, blind, near live pipes | Draws the lift with weights and has it approved before the shutdown | Works it out with the hook already down
      `,
      checklist: `
        Determine the weight and the centre of gravity
        ! Inspect slings, shackles, hook and latch
        Choose slings for weight and angle
        ! Clear and close off the area; nobody under the load
        Agree signals and who gives them
        ! Make a trial lift and check balance
        Travel low and slow with a tag line
        Set down on bearers; return gear to its place
      `,
    },
    {
      code: 'CCH-01',
      title: 'Cold chain handling',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'ILUO',
      description: 'Receives, stores and dispatches temperature-sensitive goods so that every minute outside the limits is known.',
      indicators: `
        1 | Names the storage ranges of the warehouse and the goods that belong to each | Matches the 2 to 8 °C label with the right cold room | Thinks that colder is always safer
        2 | Reads the logger of a delivery before moving the goods into stock | Finds the peak at the ferry and puts the pallet in quarantine | Reads the display at the moment of arrival only
        2 | Keeps the time outside the cold room within the allowance and notes it | Writes door times on the pick sheet for each case | Lets pallets stand at the dock while looking for papers
        3 | Acts on an excursion: holds, labels, reports, keeps the data | Locks the batch in the system and saves the logger file before any call | Moves the goods to the cold room and lets it rest
        3 | Packs qualified shippers exactly as their qualification says | Conditions the gel packs for the winter layout and checks the logger start | Adds two more gel packs to be safe
        4 | Maps weak points of the chain and gets them removed | Shows with three months of data that dock 2 costs eleven minutes | Repeats the instruction at every meeting
      `,
      checklist: `
        Check seal, packing and shipper type
        ! Read out the logger and compare with the limits
        Enter arrival time and time outside storage
        ! Put doubtful goods in quarantine, labelled and locked in the system
        Store in the assigned mapped position
        Pack the shipper by the seasonal layout
        Start the logger and record its number
      `,
    },
    {
      code: 'WST-01',
      title: 'Waste segregation',
      type: 'skill',
      criticality: 'medium',
      scaleCode: 'ILUO',
      description: 'Sorts, labels and stores process waste so that it stays safe, legal and traceable.',
      indicators: `
        1 | Tells the waste streams of the unit apart by container and label | Puts oily rags in the closed metal bin | Puts solvent wipes in general waste
        2 | Labels each container with contents, hazard and start date | Dates the drum when the first litre goes in | Labels drums on the day of collection
        2 | Keeps incompatible wastes apart when shown the matrix | Moves the hypochlorite away from the acid bund | Uses up the space that is free
        3 | Recognises waste that does not fit a known stream and holds it | Sets the unlabelled bottle aside and calls the adviser | Empties it into the nearest drum
        3 | Checks consignment papers against the load before it leaves | Stops the lorry because one drum is not on the note | Signs the note in the gatehouse
      `,
      checklist: `
        Identify the waste from its source and sheet
        ! Check compatibility with what is in the container
        Choose gloves and goggles for the substance
        Fill to no more than the mark and close
        ! Label with contents, hazard, unit and date
        Store in the right bund and enter in the register
      `,
    },
    {
      code: 'TNK-01',
      title: 'Road tanker unloading',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'ILUO',
      description: 'Takes delivery of fuel, acid, caustic and solvent from road tankers into the right tank, without spill or mix-up.',
      indicators: `
        1 | Explains why a wrong connection at the acid and hypochlorite points releases chlorine | Shows the different couplings and the locked caps | Relies on the driver to know where to connect
        2 | Compares delivery note, certificate, tanker label and tank before any hose is moved | Sends the driver to wait until the sample result is in | Unlocks the point because the time slot fits
        2 | Prepares the bay: wheels, earth, drains, shower, with a second person looking on | Closes the drain valve and tries the shower first | Connects the earth after the hose
        3 | Stays at the transfer and controls level, pressure and hose until the end | Stops the pump by hand at the calculated level | Lets the driver watch while answering a call
        3 | Handles a leak at the hose: stop, close, protect, report | Presses the stop, closes the foot valve, then looks at the leak | Tightens the coupling under pressure
      `,
      checklist: `
        ! Check note, label and certificate against the tank
        Calculate the free volume of the tank
        Chock wheels, take the key, close the drain valve
        ! Connect the earth before the hose
        ! Unlock only the right connection; second person confirms
        Start slowly and look for leaks
        Stay and watch level and hose
        Drain the hose, lock the point, then disconnect the earth
      `,
    },
  ],
};
