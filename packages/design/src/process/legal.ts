import {
  choice,
  choices,
  date,
  holder,
  line,
  lines,
  options,
  paragraph,
  reference,
  references,
  section,
  table,
} from './write.ts'

const legal = { compartment: 'legal', level: 'restricted' } as const

export const sections = {
  counsel: section('counsel', {
    ...legal,
    step: 'assess',
    label: 'Legal file',
    path: 'legal',
    tables: ['legalstatus', 'listing', 'screening', 'opinion'],
    questions: [
      'Is any party listed, banned or called illegitimate - by whom, in which jurisdictions that bind us, our funder, our bank, our venue? What did counsel write?',
    ],
    fields: {
      disclaimer: paragraph('Disclaimer'),
      requiredJurisdictions: lines('Jurisdictions that bind us'),
    },
  }),
}

export const tables = {
  legalstatus: table({
    ...legal,
    label: 'Legal status of parties',
    singular: 'Legal status',
    title: 'party',
    path: 'legal.partyStatus',
    prefix: 'ls',
    fields: {
      party: reference('Party', 'party', { path: 'partyId', required: true }),
      assessment: choice('Assessment', options('not_listed listed individuals_listed unclear'), { required: true }),
    },
  }),
  listing: table({
    ...legal,
    label: 'Listings',
    singular: 'Listing',
    title: 'list',
    path: 'listings',
    prefix: 'li',
    of: { table: 'legalstatus', field: 'status' },
    rowsAre: { as: 'anonymous' },
    fields: {
      status: holder('Legal status', 'legalstatus'),
      list: line('List', { required: true }),
      jurisdiction: line('Jurisdiction', { required: true }),
      since: date('Since', { precision: 'any' }),
      checkedOn: date('Checked on'),
    },
  }),
  screening: table({
    ...legal,
    label: 'Screenings',
    singular: 'Screening',
    title: 'subject',
    path: 'legal.screenings',
    prefix: 'sc',
    fields: {
      subject: reference('Subject', ['participant', 'partner', 'member', 'venue'], {
        path: 'subjectId',
        required: true,
      }),
      subjectKind: choice(
        'Kind of subject',
        options('participant partner team venue_owner', {
          team: 'Team member',
          venue_owner: 'Owner of a venue',
        }),
      ),
      status: choice(
        'Status',
        options('not_started in_progress cleared possible_match blocked counsel_review', {
          counsel_review: 'With counsel',
        }),
        { required: true },
      ),
      jurisdictions: lines('Jurisdictions'),
      checkedOn: date('Checked on'),
      validUntil: date('Valid until'),
      by: reference('By', 'member'),
      basis: paragraph('Basis'),
    },
  }),
  opinion: table({
    ...legal,
    label: 'Counsel’s opinions',
    singular: 'Opinion',
    title: 'question',
    path: 'legal.opinions',
    prefix: 'op',
    fields: {
      question: paragraph('Question', { required: true }),
      conclusion: choice('Conclusion', options('permitted permitted_with_conditions not_permitted licence_needed'), {
        required: true,
      }),
      basis: paragraph('Basis'),
      conditions: lines('Conditions'),
      counsel: reference('Counsel', 'member'),
      date: date('Date'),
      appliesTo: references('Applies to', [
        'participant',
        'party',
        'partner',
        'member',
        'session',
        'component',
        'venue',
      ]),
      validUntil: date('Valid until'),
      activityTypes: choices('Kinds of activity', options('meeting mediation training advice payment travel media')),
    },
  }),
}
