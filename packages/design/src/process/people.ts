import {
  choice,
  choices,
  date,
  flag,
  language,
  line,
  lines,
  options,
  paragraph,
  reference,
  section,
  table,
} from './write.ts'

const people = { compartment: 'people', level: 'restricted' } as const

export const sections = {
  identities: section('identities', {
    ...people,
    step: 'design',
    label: 'Identities & consent',
    path: 'people',
    tables: ['identity', 'consent'],
    questions: [
      'What happens to each person if it goes wrong - on the way, in the room, at home, online, in a year? Have they decided with open eyes, in their own language?',
    ],
  }),
}

export const tables = {
  identity: table({
    ...people,
    label: 'Identities',
    singular: 'Identity',
    title: 'name',
    pairs: 'participant',
    path: 'people.identities',
    prefix: 'id',
    rowsAre: { as: 'list', id: 'participantId' },
    fields: {
      name: line('Name', { path: 'realName', required: true }),
      aliases: lines('Other names'),
      employer: line('Employer'),
      phone: line('Phone'),
      safeChannel: line('Safe channel'),
      email: line('E-mail'),
      emergencyContact: line('Emergency contact'),
      passportNeeded: flag('Passport needed'),
      photoAllowed: flag('May be photographed'),
      whyThisPerson: paragraph('Why this person'),
      nominatedBy: line('Nominated by'),
    },
  }),
  consent: table({
    ...people,
    label: 'Consents',
    singular: 'Consent',
    title: 'date',
    path: 'people.consents',
    prefix: 'cn',
    fields: {
      participant: reference('Participant', 'participant', { path: 'participantId', required: true }),
      date: date('Date', { required: true }),
      language: language('Language'),
      form: choice('Form', options('oral_witnessed written recorded', { oral_witnessed: 'Oral, witnessed' })),
      covers: choices(
        'Covers',
        options(
          'taking_part data_held risks_explained withdraw_anytime media_rule follow_up_contact evaluation transfer_of_themes',
          {
            withdraw_anytime: 'Withdrawal at any time',
            data_held: 'Data held',
            follow_up_contact: 'Follow-up contact',
          },
        ),
      ),
      expires: date('Expires'),
    },
  }),
}
