import { relationFields, sourceFields } from './assess.ts'
import { adjustmentFields, riskFields } from './conduct.ts'
import { transferFields } from './follow-up.ts'
import { date, flag, line, paragraph, reference, section, table } from './write.ts'

const sealed = { compartment: 'sealed', level: 'sealed' } as const

/**
 * What only the lead and those the lead names may know. Rows of ordinary kinds that the whole team should not have (the file's
 * `overlay`) live here too: of all compartments this is the one whose readers are named one by one by the lead.
 */
export const sections = {
  sealedfile: section('sealedfile', {
    ...sealed,
    step: 'conduct',
    label: 'Sealed file',
    path: 'sealed',
    tables: [
      'surrogate',
      'counterpart',
      'backchannel',
      'caucus',
      'sealedrelation',
      'closedrelation',
      'closedsource',
      'closedrisk',
      'closedtransfer',
      'closedadjustment',
    ],
    questions: [
      'If we may not or should not meet a party: who shares its people’s needs, is free of its orders, and may lawfully speak? What would that cost them?',
    ],
  }),
}

export const tables = {
  surrogate: table({
    ...sealed,
    label: 'Surrogates',
    singular: 'Surrogate',
    title: 'forParty',
    pairs: 'participant',
    path: 'sealed.surrogateFiles',
    prefix: 'su',
    rowsAre: { as: 'list', id: 'participantId' },
    fields: {
      forParty: reference('Speaks for the people of', 'party', { required: true }),
      independence: paragraph('Independence'),
      notMemberStatement: flag('States: not a member'),
      notDirectedStatement: flag('States: not directed'),
      consentToRole: flag('Consents to the role'),
      riskAssessed: flag('Risk assessed'),
      counselOpinion: reference('Counsel’s opinion', 'opinion', { path: 'counselOpinionId' }),
    },
  }),
  counterpart: table({
    ...sealed,
    label: 'Track I counterparts',
    singular: 'Counterpart',
    title: 'who',
    path: 'sealed.trackICounterparts',
    prefix: 'tk',
    fields: {
      officialProcess: line('Official process'),
      who: line('Who', { required: true }),
    },
  }),
  backchannel: table({
    ...sealed,
    label: 'Back-channel notes',
    singular: 'Back-channel note',
    title: 'date',
    path: 'sealed.backChannelNotes',
    prefix: 'bn',
    fields: { date: date('Date', { required: true }), note: paragraph('Note', { required: true }) },
  }),
  caucus: table({
    ...sealed,
    label: 'Caucus notes',
    singular: 'Caucus note',
    title: 'note',
    path: 'sealed.caucusNotes',
    prefix: 'cu',
    fields: {
      session: reference('Session', 'session', { path: 'sessionId', required: true }),
      party: reference('Party', 'party', { path: 'partyId', required: true }),
      note: paragraph('Note', { required: true }),
    },
  }),
  sealedrelation: table({
    ...sealed,
    label: 'Sealed relations',
    singular: 'Sealed relation',
    title: 'kind',
    path: 'sealed.relations',
    prefix: 'sr',
    fields: relationFields,
  }),
  closedrelation: table({
    ...sealed,
    label: 'Relations not for the whole team',
    singular: 'Relation',
    title: 'kind',
    path: 'overlay.relations',
    prefix: 'xr',
    fields: relationFields,
  }),
  closedsource: table({
    ...sealed,
    label: 'Sources not for the whole team',
    singular: 'Source',
    title: 'note',
    path: 'overlay.sources',
    prefix: 'xs',
    fields: sourceFields,
  }),
  closedrisk: table({
    ...sealed,
    label: 'Risks not for the whole team',
    singular: 'Risk',
    title: 'text',
    path: 'overlay.risks',
    prefix: 'xk',
    fields: riskFields,
  }),
  closedtransfer: table({
    ...sealed,
    label: 'Transfers not for the whole team',
    singular: 'Transfer',
    title: 'title',
    path: 'overlay.transfers',
    prefix: 'xt',
    fields: transferFields,
  }),
  closedadjustment: table({
    ...sealed,
    label: 'Adjustments not for the whole team',
    singular: 'Adjustment',
    title: 'what',
    path: 'overlay.adjustments',
    prefix: 'xa',
    fields: adjustmentFields,
  }),
}
