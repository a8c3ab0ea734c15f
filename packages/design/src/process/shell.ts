import {
  choice,
  choices,
  count,
  date,
  flag,
  language,
  languages,
  line,
  options,
  paragraph,
  reference,
  section,
  stepOptions,
  table,
  translations,
} from './write.ts'

export const sections = {
  design: section('design', {
    step: 'shell',
    label: 'The design',
    level: 'public',
    narrative: { public: 'never', agenda: 'never', donor: 'shown', partner: 'shown' },
    tables: ['step'],
    questions: [],
    fields: {
      title: translations('Title', {
        path: 'shell.title.text',
        required: true,
        level: 'partner',
        editions: { 'run-sheet': 'shown', legal: 'shown' },
        hint: 'The full title, in each language of the design.',
      }),
      titleLanguage: language('Main language of the title', { path: 'shell.title.default', level: 'partner' }),
      coverTitle: line('Cover title', {
        path: 'shell.cover.coverTitle',
        required: true,
        level: 'public',
        editions: { 'run-sheet': 'shown', agenda: 'shown', legal: 'shown' },
        hint: 'A neutral title, safe on a lock screen or in a border search. Tabs, mails and file names use it.',
      }),
      codename: line('Code name', { path: 'shell.codename', level: 'team' }),
      ownReference: line('Own reference', {
        path: 'shell.id',
        level: 'team',
        hint: 'How your organisation files this design.',
      }),
      version: line('Version', { path: 'shell.version', level: 'partner' }),
      status: choice('Status', options('draft in_review approved live suspended closed'), {
        path: 'shell.status',
        level: 'partner',
      }),
      summary: paragraph('Summary', { path: 'shell.summary', level: 'partner', required: true }),
      publicSummary: paragraph('Public summary', {
        path: 'shell.publicSummary',
        level: 'public',
        hint: 'What anybody may read: aim and kinds of activity, without persons, places and dates.',
      }),
      convenor: line('Convenor', { path: 'shell.convenor', level: 'partner', hint: 'Your own organisation.' }),
      donor: line('Donor', { path: 'shell.donor', level: 'team', editions: { donor: 'shown' } }),
      startsOn: date('Starts on', { path: 'shell.startsOn', level: 'partner' }),
      endsOn: date('Ends on', { path: 'shell.endsOn', level: 'partner' }),
      today: date('Day of the demonstration', {
        path: 'shell.today',
        level: 'team',
        hint: 'Only in demonstrations: the day that checks take for today.',
      }),
      timezone: line('Time zone', { path: 'shell.timezone', level: 'team', hint: 'For example Etc/GMT-3.' }),
      workingLanguages: languages('Working languages', {
        path: 'shell.workingLanguages',
        level: 'partner',
        required: true,
      }),
      partyLanguages: languages('Languages of the parties', { path: 'shell.partyLanguages', level: 'partner' }),
      trackPosition: choices(
        'Position to Track I',
        options('before_track_I parallel_to_track_I after_track_I during_implementation', {
          before_track_I: 'Before Track I',
          parallel_to_track_I: 'Parallel to Track I',
          after_track_I: 'After Track I',
        }),
        { path: 'shell.trackPosition', level: 'partner' },
      ),
      multiTrackContext: paragraph('Other tracks', {
        path: 'shell.multiTrackContext',
        level: 'partner',
        hint: 'What else is going on beside the official talks, and what this design is one strand of.',
      }),
      fictional: flag('Fictional case', {
        path: '/fictional',
        level: 'public',
        hint: 'For training and demonstrations: nobody in it exists.',
      }),
    },
  }),
}

export const tables = {
  step: table({
    label: 'Steps',
    singular: 'Step',
    title: 'key',
    path: 'core.steps',
    prefix: 'st',
    fields: {
      key: choice(
        'Step',
        stepOptions.map(({ value, label }) => ({
          value,
          label,
          inFile: value === 'follow-up' ? 'follow_up_evaluate' : value,
        })),
        {
          required: true,
          also: { path: 'step', says: { assess: 1, strategise: 2, design: 3, conduct: 4, 'follow-up': 5 } },
        },
      ),
      cycle: count('Cycle', { from: 1, hint: '1 the first time, 2 when it is gone through again.' }),
      scope: choice('Scope', options('whole_design component session')),
      about: reference('Component or session', ['component', 'session'], {
        path: 'scopeId',
        when: { field: 'scope', is: ['component', 'session'] },
      }),
      status: choice('Status', options('not_started active paused done reopened', { reopened: 'Re-opened' })),
      startedOn: date('Started on'),
      endedOn: date('Ended on'),
      owner: reference('Owner', 'member', { path: 'ownerId' }),
      triggeredBy: reference('Triggered by', ['adjustment', 'closedadjustment', 'event', 'measurement'], {
        hint: 'The event or adjustment that opened this step again.',
      }),
      note: paragraph('Note'),
    },
  }),
}
