import type { GroupText } from '../competency-text';

export const leading: GroupText = {
  key: 'leading',
  name: 'Leading and coaching',
  competencies: [
    {
      code: 'HND-01',
      title: 'Shift handover',
      type: 'behaviour',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Passes plant, work and risks to the next shift so that nothing is lost between two people.',
      indicators: `
        1 | Knows what belongs in the log and prepares before the relief arrives | Has permits, bypasses and samples listed by half past five | Starts to write when the relief is in the door
        2 | Hands over face to face at the desk, with log and screens | Shows the trend of the drum level while talking | Calls "all quiet" down the corridor
        2 | Asks back and repeats what is critical when taking over | Asks: the bypass on LT-204 stays until noon, correct? | Nods and reads the log later
        3 | Makes clear what is unusual, uncertain or unfinished | Begins with what would surprise the relief | Goes through the unit in the order of the pipes
        3 | Refuses to hand over or take over when it is not safe | Stays on because the relief has had no sleep | Leaves in the middle of the start-up
      `,
      checklist: `
        Prepare the log before the relief arrives
        Meet at the desk, undisturbed
        ! Hand over plant state, alarms, bypasses and overrides
        ! Go through live permits and isolations
        Name open samples, work and visitors
        ! Relief repeats the critical points
        Walk or screen tour together; both sign
      `,
    },
    {
      code: 'SUP-01',
      title: 'Supervising a shift',
      type: 'behaviour',
      criticality: 'high',
      scaleCode: 'PROF',
      description: 'Leads the shift: staffs the stations with qualified people, sets priorities, sees the work and speaks up.',
      indicators: `
        1 | Explains the duties and limits of the supervisor on this site | Knows who decides on a shutdown at night | Refers every question upwards
        2 | Staffs each station with people who are qualified on that day | Moves the operator with the expired gowning to packing | Fills the rota by who is there
        2 | Goes to where the work is and talks about what is seen | Praises the clean isolation and asks about the missing tag | Spends the shift on the screen
        3 | Sets priorities under pressure and says what will wait | Puts the wash-down off until the alarm is understood | Tells everybody that all of it is urgent
        3 | Speaks with people about unsafe or poor work at once and fairly | Takes the fitter aside, asks, listens, agrees | Mentions it to the whole shift in the meeting
        4 | Develops deputies and leaves decisions to them | Lets the deputy run the start and stays behind the desk | Takes over as soon as it becomes difficult
      `,
      checklist: `
        ! Check staffing against qualifications before the shift begins
        Brief: plant, risks, work, who does what
        Visit each station once in the first half
        ! Stop or correct unsafe work on the spot
        Decide on a conflict of priorities and explain it
        Keep the log and inform the right people
        Close the shift with a review of five minutes
      `,
    },
    {
      code: 'COA-01',
      title: 'Coaching trainees',
      type: 'behaviour',
      criticality: 'medium',
      scaleCode: 'PROF',
      description: 'Takes a trainee from watching to working alone, at the pace that the evidence allows.',
      indicators: `
        1 | Explains the steps: show, explain, let do, check | Names the step the trainee has reached | Lets the trainee walk along
        2 | Shows the task slowly with the reason for each critical step | Shows twice: once in silence, once with the reasons | Does it fast and asks whether that was clear
        2 | Lets the trainee do it and steps in only for safety | Keeps the hands behind the back | Takes the wrench at the first hesitation
        3 | Gives feedback on what was seen and agrees one next step | Says: you tested the gauge after the lock; what comes first | Says: that was quite good
        3 | Records progress honestly and holds back an early sign-off | Asks for two more starts though the rota is short | Signs off because the holidays begin
      `,
      checklist: `
        Agree the aim and what the trainee can do already
        Show the task with the reasons for the critical steps
        ! Let the trainee explain before doing
        ! Stay in reach and step in only for safety
        Give feedback on observed facts, one next step
        Enter progress on the qualification card on the day
      `,
    },
  ],
};
