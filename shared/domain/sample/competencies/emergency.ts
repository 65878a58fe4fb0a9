import type { GroupText } from '../competency-text';

export const emergency: GroupText = {
  key: 'emergency',
  name: 'Site safety and emergency',
  competencies: [
    {
      code: 'HAZ-01',
      title: 'Hazardous area awareness',
      type: 'knowledge',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Knows where flammable atmospheres can arise on the site and what may be taken, worn and done there.',
      indicators: `
        1 | Reads the zone signs and finds the zones of the own unit on the plan | Shows where zone 1 ends around the solvent sump | Believes that zones are only inside the solvent store
        2 | Keeps ignition sources out: telephone, battery tools, unsuitable torches and clothing | Leaves the private telephone in the locker before the round | Carries a car key with a lamp into zone 1
        2 | Checks that equipment brought in suits the zone, its gas group and temperature class | Reads the plate of the hired fan and sends it back | Trusts the word explosion-proof on the hire note
        3 | Reports damage that breaks the protection of equipment and makes the place safe | Has the motor with a missing gland plug stopped and tagged | Tapes over the open cable entry
        3 | Foresees static charge in transfers and controls it | Bonds drum and funnel before opening the valve, and pours slowly | Splash-fills a plastic bucket with toluene
      `,
      checklist: `
        Show the zones of the unit on the plan and on the ground
        Explain the signs at the entrance
        ! Name what must stay outside and show that nothing of it is carried
        Read the plate of a motor and say whether it suits the zone
        ! Show bonding and earthing for a drum transfer
        Tell what to do when gas is smelled or an alarm sounds
      `,
    },
    {
      code: 'SPL-01',
      title: 'Chemical spill response',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Recognises a spill, protects people and drains, and cleans up what is within the first responder limits.',
      indicators: `
        1 | Finds spill kit, safety data sheet and alarm number for the own area | Goes straight to the kit by the acid bund and opens the sheet | Looks for the sheet on the office computer
        2 | Keeps people away and upwind and identifies the substance before acting | Reads the label with the lamp from three metres | Steps in to see what it is
        2 | Stops the spread towards drains with the right absorbent | Lays the boom at the gully before touching the puddle | Throws sawdust on concentrated peroxide
        3 | Judges what is beyond the first responder and calls the team in time | Withdraws at the first fumes from the mixed acids and calls | Fetches a second kit and tries again
        3 | Leads the clean-up to the end: waste, decontamination, report | Has the boots rinsed in the tray and the bags labelled before anyone takes off gloves | Leaves the full bags by the gate
      `,
      checklist: `
        ! Raise the alarm and keep people upwind
        Identify the substance from a safe place
        ! Choose gloves, goggles and apron from the safety data sheet
        Stop the source if this can be done safely
        Protect drains, then enclose the spill
        Absorb from the edge inwards
        Bag and label the waste; restock the kit
        Report quantity, cause and exposure
      `,
    },
    {
      code: 'EVA-01',
      title: 'Emergency evacuation',
      type: 'knowledge',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Reacts rightly to every site alarm, leaves work safe and reaches the assembly point or shelter.',
      indicators: `
        1 | Tells the site alarms apart and says what each one asks for | Goes indoors at the rising tone and outdoors at the steady one | Walks to the car park at every alarm
        2 | Leaves the workplace safe and takes the way that suits wind and smoke | Shuts the cylinder, looks at the wind sock and takes the north stair | Takes the usual stair towards the smoke
        2 | Registers at the assembly point and reports who may be missing | Tells the marshal that the contractor went back for a jacket | Stands aside and telephones
        3 | Guides visitors and people who need help | Stays with the colleague on crutches at the refuge point and calls in the place | Sends the visitors ahead alone
        3 | Acts as marshal: sweeps, counts, reports clearly | Gives "Filling: 14 expected, 13 here, one last seen in the airlock" | Reports that all seem to be out
      `,
      checklist: `
        Name the alarms and the action for each
        ! Make the own work safe in under a minute
        Choose the way out by wind and smoke
        Close doors; do not use lifts
        ! Register at the assembly point
        Report missing persons and wait for the all-clear
      `,
    },
    {
      code: 'FAD-01',
      title: 'First aid',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Gives first aid for the injuries of this site until the ambulance takes over.',
      indicators: `
        1 | Makes the emergency call with place, number of injured and what happened | Sends someone to the gate to meet the ambulance | Hangs up before the control room has repeated the place
        2 | Checks response and breathing and starts chest compressions without delay | Reaches depth and rhythm within the first cycle and sends for the defibrillator | Feels for a pulse for a minute
        2 | Stops heavy bleeding with pressure, dressing or tourniquet | Presses with both hands and notes the time of the tourniquet | Looks for gloves while blood runs
        3 | Treats chemical splashes and burns as the sheet of the substance asks | Rinses the eye for the full time with the lids held open | Stops the rinse when the pain eases
        3 | Leads two helpers and hands over to the ambulance in order | Gives time, findings, treatment, in four sentences | Lets three people talk at once
        4 | Trains first aiders with scenes from the plant and gives exact feedback | Stages a scald in the boiler house and times the cooling | Shows slides only
      `,
      checklist: `
        ! Make sure that the place is safe to approach
        Check response, airway and breathing
        Call for help with exact place
        ! Give 30 compressions and 2 breaths at correct depth and rate
        Attach and follow the defibrillator
        ! Control heavy bleeding
        Put in the recovery position and watch
        Hand over with times
      `,
    },
    {
      code: 'MAN-01',
      title: 'Manual handling',
      type: 'skill',
      criticality: 'medium',
      scaleCode: 'PROF',
      description: 'Lifts, carries, pushes and turns loads without harm, and finds a better way where a load is too much.',
      indicators: `
        1 | Tells the weight limits of the site and where the handling aids stand | Fetches the drum trolley before being asked | Guesses that forty kilograms is fine for one person
        2 | Sizes up load, way and place to set down before lifting | Clears the pallet wrap out of the way first | Turns round with the sack looking for a free spot
        2 | Keeps the load close, the back straight and the feet turning | Steps round with the feet instead of twisting at the pump | Reaches over the rail for the drum
        3 | Gives clear commands in a team lift | Counts in, names the step and the place to set down | Lifts while the partner is still changing grip
        3 | Finds handling that wears people out and gets it changed | Has the sack shelf raised to hip height after watching one shift | Reminds people to bend their knees
      `,
      checklist: `
        Judge weight, shape and grip of the load
        Clear the way and the place to set down
        ! Choose an aid or a second person when over the limit
        Lift with straight back and load close to the body
        Turn with the feet
        Set down with control, fingers clear
      `,
    },
    {
      code: 'BAS-01',
      title: 'Breathing apparatus',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Wears self-contained and airline breathing apparatus for planned work and for escape.',
      indicators: `
        1 | Explains when a filter mask is not enough | Says that a filter gives no oxygen in the nitrogen-purged drum | Takes a filter mask for every gas
        2 | Makes the checks before use: pressure, leak, whistle, seal | Rejects the set that loses air in the leak test | Looks at the gauge and puts it on
        2 | Works out the time of retreat from pressure and effort | Turns back at the agreed pressure although the job is nearly done | Waits for the whistle
        3 | Stays calm and methodical when the set fails | Goes to the partner, takes the second outlet and leaves together | Pulls the mask off
        3 | Controls a team as entry officer with board and times | Calls the team out on time with the board up to date | Keeps the times in the head
      `,
      checklist: `
        ! Check cylinder pressure, leak tightness and low-pressure whistle
        ! Put on, adjust and test the face seal; clean-shaven
        Report name, pressure and time to the entry officer
        Work in pairs and read the gauge at intervals
        ! Leave at the agreed pressure
        Clean, disinfect and refill; enter in the log
      `,
    },
  ],
};
