import { amount, choice, count, flag, holder, line, options, paragraph, reference, section, table } from './write.ts'

const security = { compartment: 'security', level: 'restricted' } as const

export const sections = {
  safety: section('safety', {
    ...security,
    step: 'conduct',
    label: 'Security & duty of care',
    path: 'security',
    tables: ['protection', 'safetyplan', 'location', 'route'],
    questions: [
      'What happens to each person if it goes wrong - on the way, in the room, at home, online, in a year?',
      'If somebody is killed at home tonight, what happens tomorrow at nine?',
    ],
  }),
}

export const tables = {
  protection: table({
    ...security,
    label: 'Protection of persons',
    singular: 'Protection',
    title: 'participant',
    path: 'security.records',
    prefix: 'se',
    fields: {
      participant: reference('Participant', 'participant', { path: 'participantId', required: true }),
      riskLevel: choice('Risk', options('low medium high extreme'), { required: true }),
      threats: paragraph('Threats'),
      travelPlan: paragraph('Travel'),
      coverReason: line('Reason given for the journey'),
      returnPlan: paragraph('Return'),
      checkInWithinHours: count('Check-in within', { unit: 'hours' }),
      emergencyPlan: paragraph('Emergency'),
    },
  }),
  safetyplan: table({
    ...security,
    label: 'Security plans of sessions',
    singular: 'Security plan',
    title: 'plan',
    pairs: 'session',
    path: 'security.sessionPlans',
    prefix: 'sp',
    rowsAre: { as: 'list', id: 'sessionId' },
    fields: {
      plan: paragraph('Plan', { required: true }),
      evacuation: paragraph('Evacuation'),
      medical: paragraph('Medical'),
      devices: paragraph('Devices'),
    },
  }),
  location: table({
    ...security,
    label: 'Locations of venues',
    singular: 'Location',
    title: 'location',
    pairs: 'venue',
    path: 'security.venueDetails',
    prefix: 'lo',
    rowsAre: { as: 'list', id: 'venueId' },
    fields: {
      location: line('Address', { required: true }),
    },
  }),
  route: table({
    ...security,
    label: 'Routes',
    singular: 'Route',
    title: 'route',
    path: 'accessRoutes',
    prefix: 'ro',
    of: { table: 'location', field: 'location' },
    rowsAre: { as: 'anonymous' },
    fields: {
      location: holder('Location', 'location'),
      forParty: reference('For', 'party', { required: true }),
      route: paragraph('Route', { required: true }),
      checkpoints: count('Checkpoints'),
      visaNeeded: flag('Visa needed'),
      travelHours: amount('Travel', { unit: 'hours' }),
      risk: choice('Risk', options('low medium high')),
    },
  }),
}
