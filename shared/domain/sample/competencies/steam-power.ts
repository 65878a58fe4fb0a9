import type { GroupText } from '../competency-text';

export const steamPower: GroupText = {
  key: 'steam-power',
  name: 'Steam and power operation',
  competencies: [
    {
      code: 'BLR-01',
      title: 'Boiler start-up',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Brings a water-tube boiler from cold to the main within the limits of purge, drum level and heating rate.',
      indicators: `
        1 | Names the start permissives and the reason for each | Explains that the purge clears unburnt gas from the furnace | Recites the list without knowing why
        2 | Walks the boiler before lighting: vents, drains, gauge glasses, dampers | Blows down both gauge glasses and compares them with the transmitter | Takes the screen's word for valve positions
        2 | Keeps the heating rate and the drum level on the start curve | Throttles the burner at 80 °C because the drum wall lags behind | Fires hard to make up for a late start
        3 | Handles a failed ignition without shortening the purge | Looks for the cause after the second failure and repeats the full purge | Presses reset until it lights
        3 | Warms the line and couples to the main without water hammer | Opens drains first, then the bypass, and waits for dry steam | Cracks the main valve open to be quicker
        4 | Improves the start procedure from recorded starts | Shows from ten trends where twenty minutes of drain time can go | Keeps own tricks on a slip of paper
      `,
      checklist: `
        Check log, permits and hand-over for open work on the boiler
        Line up feedwater, vents, drains and dampers; compare with the valve list
        ! Blow down gauge glasses and prove the low-water cut-out
        ! Complete the full furnace purge
        Light the pilot and the burner; check the flame by eye
        Raise pressure on the start curve and close vents at their pressure
        ! Drain and warm the steam line before coupling
        Couple to the main and hand over to automatic control
        Enter times and findings in the log
      `,
    },
    {
      code: 'BLR-02',
      title: 'Boiler trip response and shutdown',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Makes a tripped boiler safe, finds the first cause and shuts down in a planned way.',
      indicators: `
        1 | Lists the trips of the boiler and what each one protects | Links low-low drum level with overheated tubes | Calls every trip a nuisance of the instruments
        2 | Confirms that fuel is shut and the furnace is purged after a trip | Checks both fuel valves on the plant as well as on the screen | Acknowledges and restarts
        2 | Secures the drum level without feeding an overheated drum | Leaves feedwater shut when the glass is empty and reports | Opens feedwater fully at an empty glass
        3 | Finds the first-out cause before the restart is allowed | Reads the sequence of events and tests the fan transmitter | Restarts because the pressure is falling
        3 | Sheds steam load in the agreed order to hold the main | Drops the absorption chiller first and keeps steam on the autoclaves | Lets the main sag until users call
      `,
      checklist: `
        ! Confirm fuel valves shut, locally and on the screen
        ! Check drum level in the glass before any feedwater
        Keep the fan on for the full purge
        Tell users and shed load in the agreed order
        Read first-out and sequence of events
        ! Restart only when the cause is found and cleared
        Cool down on the curve; open vents at low pressure
        Write the trip report before the end of the shift
      `,
    },
    {
      code: 'DCS-01',
      title: 'Control system operation',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Runs the unit from the control desk: displays, modes, set points, trends, overrides.',
      indicators: `
        1 | Finds any loop of the unit in three steps and reads its mode | Opens the faceplate of the feedwater valve from the overview | Searches by clicking through all pictures
        2 | Changes between automatic and manual without a bump | Lets the output track and waits for the deviation to settle | Switches over in the middle of an upset
        2 | Uses trends to see where the process is going | Sees from the slope that the drum will be low in four minutes | Waits for the alarm
        3 | Works with failed signals without losing the picture of the plant | Notices the frozen level because flow and valve tell another story | Drives the valve after a stuck transmitter
        3 | Keeps overrides few, approved, logged and handed over | Refuses to bypass the flame scanner without the signed form | Leaves the bypass in for the next shift to find
      `,
      checklist: `
        Log in with the own account and take over the desk
        Review alarms, overrides and manual loops
        Change a set point within the limits and explain the effect
        ! Transfer a loop to manual and back without a bump
        Build a trend that answers a question of the assessor
        ! Recognise a failed signal in the simulator and stabilise
        Log actions as they are made
      `,
    },
    {
      code: 'ALM-01',
      title: 'Alarm response',
      type: 'behaviour',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Takes each alarm as a call for action, in the right order, also when many come at once.',
      indicators: `
        1 | Explains the priorities and what the alarm sheet asks for | Opens the sheet for high flue gas temperature | Judges by the colour alone
        2 | Reads, confirms, acts and only then acknowledges | Compares with the second transmitter, cuts the load, acknowledges | Silences first and reads later
        2 | Calls the field for a check with an exact question | Asks: what does the local gauge on P-201 show now | Sends somebody to have a look
        3 | Keeps order in a flood: first what protects people and plant | Leaves the chatterers and secures the drum level | Works down the list from the top
        3 | Has standing and useless alarms removed at their source | Brings the five worst of the month with a proposal for each | Lives with a desk full of yellow
      `,
      checklist: `
        Read text, tag, value and priority
        ! Confirm with a second, independent reading
        ! Take the action of the alarm sheet in its time
        Acknowledge after understanding
        Send a clear question to the field
        In a simulated flood name the three that come first
        Write cause and action in the log
      `,
    },
    {
      code: 'WTR-01',
      title: 'Boiler water treatment',
      type: 'skill',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Tests and corrects feedwater and boiler water so that neither scale nor corrosion nor carry-over can begin.',
      indicators: `
        1 | Explains what hardness, oxygen and conductivity do to a boiler | Links pitting with oxygen in the feedwater | Says that the softener takes care of it all
        2 | Samples cooled, flushed and in order, and tests by the method | Flushes the cooler for the set time and fills without bubbles | Takes the sample from the drain bucket
        2 | Sets blowdown and dosing from the results | Raises blowdown in two small steps and tests again | Doubles the dose after one odd result
        3 | Tells a false result from a real upset | Repeats with fresh reagent and compares with the online meter | Trips the softener for a dirty cuvette
        3 | Leads the response to hardness or condensate contamination | Dumps the return, changes the bed, and warns the boiler operator within minutes | Notes the value and tells the day chemist next morning
      `,
      checklist: `
        ! Wear goggles and gloves for caustic, acid and reagents
        Flush and cool the sample
        ! Test hardness, pH, conductivity, oxygen scavenger by the method
        Compare with limits and with the last results
        Adjust blowdown and dosing in steps
        Enter results before the next round
        ! Report hardness above the limit at once
      `,
    },
    {
      code: 'TRP-01',
      title: 'Steam trap inspection',
      type: 'skill',
      criticality: 'low',
      scaleCode: 'ILUO',
      description: 'Tests steam traps on line and judges whether they pass, block or work.',
      indicators: `
        1 | Names the trap types on the site and how each one discharges | Tells the bucket trap by its rhythm | Expects every trap to click
        2 | Measures temperature and sound at the right points with guidance | Listens on the body and measures before and after | Feels the pipe with a glove
        2 | Finds the trap tag and its past results before testing | Sees that it was replaced in spring and looks closer | Starts a new line without looking
        3 | Decides between blowing through, blocked, flooded and healthy | Tells flash steam from live steam at the open discharge | Reports each steaming vent as a failed trap
        3 | Ranks repairs by steam lost and by risk of water hammer | Puts the drip leg before the turbine stop valve first | Lists faults in the order of the round
      `,
      checklist: `
        ! Check for hot surfaces and stand clear of the discharge
        Identify tag, type and pressure
        Measure temperature upstream and downstream
        Listen with the ultrasonic probe for a full cycle
        ! Judge the state and name the evidence
        Tag failed traps and enter the result
      `,
    },
    {
      code: 'TUR-01',
      title: 'Turbine run-up and synchronising',
      type: 'skill',
      criticality: 'critical',
      scaleCode: 'PROF',
      description: 'Runs the back-pressure turbine up, synchronises the generator and takes load.',
      indicators: `
        1 | Explains critical speed, differential expansion and reverse power | Shows on the curve where not to linger | Thinks that slow is always kind to the rotor
        2 | Proves lubricating oil, turning gear and trips before steam is admitted | Trips by hand at low speed and sees the valve close | Takes last month's test as proof
        2 | Passes the critical speed quickly and holds at the warming speeds | Watches the casing and rotor difference before leaving the hold | Leaves the hold by the clock
        3 | Synchronises by hand with voltage, frequency and phase in their limits | Waits for a slow clockwise pointer and closes just before twelve | Closes as the pointer races past
        3 | Reacts to vibration, rising bearing temperature or loss of load | Runs back at the alarm and trips at the limit without asking | Waits for a second opinion with the needle in the red
      `,
      checklist: `
        ! Check oil pressure, oil temperature and turning gear
        ! Test the manual trip at low speed
        Drain and warm the steam line and chest
        Run up with the holds of the curve
        Watch vibration and expansion through critical speed
        ! Synchronise within the limits of voltage, frequency and phase
        Take minimum load at once, then raise in steps
        Enter times and peak values
      `,
    },
    {
      code: 'RND-01',
      title: 'Operator round',
      type: 'skill',
      criticality: 'medium',
      scaleCode: 'ILUO',
      description: 'Walks the unit on its route with eyes, ears and meter and notices what has changed.',
      indicators: `
        1 | Knows the route, the stops and the reason for each reading | Tells why the oil level of the feed pump is on the sheet | Follows the arrows on the floor
        2 | Reads local gauges and compares with normal when accompanied | Notices that a gauge does not fall to zero when isolated | Copies the values of the last round
        2 | Reports leaks, noise, smell and heat with exact place | Says: drip at the gland of P-203, one drop in two seconds | Says that something is leaking downstairs
        3 | Links small signs to a fault that is beginning | Ties warm bearing, dark oil and a new hum together and calls the fitter | Notes three findings in three places
        3 | Makes safe within own limits what cannot wait | Changes over to the spare pump, then reports | Waits for the shift meeting with a smoking gland
      `,
      checklist: `
        Take protective equipment, radio, torch and meter
        Report the start of the round to the desk
        ! Read at the gauge, at every stop
        Compare with normal and with the last round
        Look for leaks, loose guards, blocked ways
        ! Report what is abnormal at once, by tag
        Enter findings and report back
      `,
    },
  ],
};
