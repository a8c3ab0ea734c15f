import {
  choice,
  choices,
  date,
  elements,
  flag,
  holder,
  line,
  options,
  paragraph,
  processTypes,
  prose,
  reference,
  references,
  rppCells,
  scale,
  section,
  table,
  travels,
} from './write.ts'

const tracks = options('I I.5 II III humanitarian development rights security trauma_healing', {
  I: 'Track I',
  'I.5': 'Track I.5',
  II: 'Track II',
  III: 'Track III',
})

export const sections = {
  context: section('context', {
    step: 'assess',
    label: 'Context',
    level: 'partner',
    tables: ['issue', 'event', 'reading', 'factor', 'connector', 'bias', 'source'],
    questions: [
      'Step on to the balcony: if you had to explain this conflict in one page to each side and have both nod, what would the page say?',
      'Which three factors, if they changed, would change the whole? Which are only symptoms? What still works across the line?',
      'Why us? What do the sides believe about us, what can we not offer, and what would make “not now” the right answer?',
    ],
    fields: {
      mandate: paragraph('Our mandate', { path: 'assessment.intervenorFit.mandate', level: 'team' }),
      whyUs: paragraph('Why us', { path: 'assessment.intervenorFit.whyUs', level: 'partner' }),
      limits: paragraph('What we cannot offer', { path: 'assessment.intervenorFit.limits', level: 'partner' }),
      reviewedOn: date('Last reviewed on', { path: 'assessment.reviewedOn', level: 'team' }),
      nextReviewOn: date('Next review on', {
        path: 'assessment.nextReviewOn',
        level: 'team',
        hint: 'At least every 90 days, and after any major event.',
      }),
    },
  }),
  parties: section('parties', {
    step: 'assess',
    label: 'Parties & stakeholders',
    tables: ['party', 'need', 'relation'],
    questions: [
      'Who is a party, who decides for them, who can stop them, and who pays the price without being asked? Whom have we left off the list, and why?',
      'For each party and each issue: what do they say, what do they want, what do they need, what do they fear, and what binds their hands?',
      'If we may not or should not meet a party: who shares its people’s needs, is free of its orders, and may lawfully speak? What would that cost them?',
    ],
  }),
  activities: section('activities', {
    step: 'assess',
    label: 'Track I & II activities',
    level: 'partner',
    tables: ['activity', 'gap'],
    questions: [
      'What has been tried here, by whom, with whom, at which level - and what became of the people who took part?',
      'Who is working here today, on what, with the same people as us? Where does the map show white space, and is it empty for a good reason?',
    ],
  }),
  readiness: section('readiness', {
    step: 'assess',
    label: 'Readiness & civil society',
    level: 'partner',
    tables: [],
    questions: [
      'Is there a civil society that can carry this, of its own will and in good faith? If thin: what must come before any dialogue?',
      'How content is each side with things as they are? Do people believe change is possible? Would anyone come only because they were told to?',
    ],
    fields: {
      density: scale('Density of civil society', ['Hardly any', 'Dense'], { path: 'assessment.civilSociety.density' }),
      crossLineTies: scale('Ties across the line', ['None', 'Many'], { path: 'assessment.civilSociety.crossLineTies' }),
      independence: scale('Independence', ['Directed', 'Independent'], {
        path: 'assessment.civilSociety.independence',
      }),
      capacityToHost: scale('Capacity to host', ['None', 'High'], { path: 'assessment.civilSociety.capacityToHost' }),
      whoIsMissing: paragraph('Who is missing', { path: 'assessment.civilSociety.whoIsMissing' }),
      prePhaseNeeded: flag('A preparatory phase is needed', { path: 'assessment.civilSociety.prePhaseNeeded' }),
      civilSociety: paragraph('Civil society in words', { path: 'assessment.civilSociety.narrative' }),
      ripeness: choice(
        'Stage',
        options('latent escalating hurting_stalemate ripening talks_active post_agreement relapse_risk', {
          talks_active: 'Talks under way',
          post_agreement: 'After an agreement',
          relapse_risk: 'Risk of relapse',
        }),
        { path: 'assessment.ripeness.stage' },
      ),
      ripenessRationale: paragraph('Why we say so', { path: 'assessment.ripeness.rationale' }),
      ripeningActions: paragraph('What could ripen it', { path: 'assessment.ripeness.ripeningActions', level: 'team' }),
      feasibility: choice(
        'Feasibility',
        options('go go_with_conditions prepare_only no_go', { no_go: 'Not now', prepare_only: 'Only prepare' }),
        { path: 'assessment.feasibility', level: 'team' },
      ),
      feasibilityReason: paragraph('Reason and conditions', { path: 'assessment.feasibilityReason', level: 'team' }),
    },
  }),
  restrictions: section('restrictions', {
    step: 'assess',
    label: 'Restrictions & legal',
    tables: ['restriction'],
    questions: [
      'What may people legally and safely do: meet, travel, speak, publish, take foreign money, use a phone? What happens to those who do it anyway?',
      'Is any party listed, banned or called illegitimate - by whom, in which jurisdictions that bind us, our funder, our bank, our venue? What did counsel write?',
    ],
  }),
}

/** What a partner sees of a party is the lead's choice; a donor gets counts. */
const readiness = { partner: 'chosen', donor: 'aggregate' } as const
const byChoice = { partner: 'chosen' } as const
const partyName = { public: 'label', partner: 'label', donor: 'label', legal: 'shown' } as const

export const relationFields = {
  from: reference('From', 'party', { required: true }),
  to: reference('To', 'party', { required: true }),
  kind: choice(
    'Relation',
    options('alliance close working broken conflict violent dominates dependent_on back_channel', {
      back_channel: 'Back channel',
    }),
    { required: true },
  ),
  direction: choice('Direction', options('one_way mutual', { one_way: 'One way' })),
  strength: scale('Strength', ['Weak', 'Strong'], { to: 3 }),
  note: paragraph('Note'),
} as const

export const sourceFields = {
  kind: choice('Kind', options('interview report media observation partner official')),
  sideOrigin: line('Side it comes from', { hint: 'Which side the source belongs to or stands close to.' }),
  reliability: choice('Reliability', [
    { value: 'A', label: 'A, completely reliable' },
    { value: 'B', label: 'B, usually reliable' },
    { value: 'C', label: 'C, fairly reliable' },
    { value: 'D', label: 'D, not usually reliable' },
    { value: 'E', label: 'E, unreliable' },
  ]),
  date: date('Date'),
  note: line('What it is', { hint: 'Without the person: never a name.' }),
} as const

export const tables = {
  issue: table({
    label: 'Issues',
    singular: 'Issue',
    title: 'title',
    path: 'core.assessment.issues',
    prefix: 'is',
    fields: {
      title: line('Issue', { required: true, level: 'partner' }),
      kind: choice(
        'Kind',
        options('resource territory identity security justice governance displacement information relationship values'),
        { level: 'partner' },
      ),
      framing: choice('Framed as', options('needs interests values'), { level: 'partner' }),
      glasl: scale('Escalation (Glasl)', ['Hardening', 'Together into the abyss'], { to: 9 }),
      description: paragraph('Description', { level: 'partner' }),
    },
  }),
  event: table({
    label: 'Timeline',
    singular: 'Event',
    title: 'title',
    path: 'core.assessment.timeline',
    prefix: 'tl',
    rows: { donor: 'none' },
    fields: {
      date: date('Date', { precision: 'any', required: true, level: 'partner' }),
      title: line('Event', { required: true, level: 'partner' }),
      kind: choice('Kind', options('violence agreement political disaster peace_effort commemoration'), {
        level: 'partner',
      }),
      contestedBy: references('Contested by', 'party'),
    },
  }),
  reading: table({
    label: 'Readings of events',
    singular: 'Reading',
    title: 'text',
    path: 'readings',
    prefix: 'rd',
    of: { table: 'event', field: 'event' },
    rowsAre: { as: 'object', key: 'party', value: 'text' },
    fields: {
      event: holder('Event', 'event'),
      party: reference('Party', 'party', { required: true }),
      text: paragraph('Its own account', { required: true, hint: 'In its words, side by side with the others.' }),
    },
  }),
  factor: table({
    label: 'Conflict factors',
    singular: 'Factor',
    title: 'text',
    path: 'core.assessment.factors',
    prefix: 'f',
    fields: {
      text: line('Factor', { required: true, level: 'partner' }),
      treePart: choice(
        'In the conflict tree',
        options('root trunk branch', { root: 'Root cause', trunk: 'Core problem', branch: 'Effect' }),
      ),
      abc: choice('Attitude, behaviour, context', options('attitude behaviour context')),
      driver: choice(
        'Driver',
        options('key_driving contributing trigger factor_for_peace', { key_driving: 'Key driving factor' }),
      ),
      causes: references('Causes', 'factor'),
    },
  }),
  connector: table({
    label: 'Connectors & dividers',
    singular: 'Connector or divider',
    title: 'text',
    path: 'core.assessment.connectorsDividers',
    prefix: 'cd',
    rows: { donor: 'none' },
    fields: {
      kind: choice('Kind', options('connector divider'), { required: true, level: 'partner' }),
      category: choice(
        'Category',
        options('systems_institutions attitudes_actions values_interests experiences symbols_occasions', {
          systems_institutions: 'Systems and institutions',
          attitudes_actions: 'Attitudes and actions',
          values_interests: 'Values and interests',
          symbols_occasions: 'Symbols and occasions',
        }),
        { level: 'partner' },
      ),
      text: line('What it is', { required: true, level: 'partner' }),
      ourEffect: paragraph('Our effect on it'),
      option: paragraph('What we do about it'),
    },
  }),
  bias: table({
    label: 'How we are seen',
    singular: 'View of us',
    title: 'text',
    path: 'core.assessment.intervenorFit.perceivedBias',
    prefix: 'vb',
    rowsAre: { as: 'object', key: 'party', value: 'text' },
    fields: {
      party: reference('Party', 'party', { required: true }),
      text: paragraph('How it sees us', { required: true }),
    },
  }),
  source: table({
    label: 'Sources',
    singular: 'Source',
    title: 'note',
    path: 'core.assessment.sources',
    prefix: 'so',
    travels: 'travels',
    fields: { ...sourceFields, travels },
  }),
  party: table({
    label: 'Parties',
    singular: 'Party',
    title: 'name',
    publicTitle: 'publicLabel',
    path: 'core.assessment.parties',
    prefix: 'p',
    travels: 'travels',
    labelled: true,
    called: { partner: 'publicLabel', donor: 'publicLabel', public: 'publicLabel', agenda: 'none' },
    rows: { legal: 'all' },
    fields: {
      name: line('Name', { required: true, editions: partyName }),
      publicLabel: line('Public label', {
        level: 'public',
        required: true,
        hint: 'Neutral words for editions in which the name may not stand, e.g. “The water administration”.',
      }),
      kind: choice(
        'Kind',
        options(
          'government official_body armed_group militia political_movement community civil_society business_or_utility religious_body diaspora regional_body neighbour_state media',
          { business_or_utility: 'Business or utility', neighbour_state: 'Neighbouring state' },
        ),
      ),
      role: choice(
        'Role',
        options('primary secondary third_party external_influencer potential_spoiler affected_bystander', {
          primary: 'Primary party',
          secondary: 'Secondary party',
        }),
      ),
      side: line('Side'),
      sizeEstimate: line('Size'),
      leadership: paragraph('Leadership', { hint: 'Offices and currents rather than names.' }),
      factions: paragraph('Factions'),
      constituency: paragraph('Constituency'),
      powerRank: scale('Power', ['Little', 'Great'], { editions: readiness }),
      powerSources: choices(
        'Sources of power',
        options('force law money numbers legitimacy information external_backing moral_authority disruption'),
      ),
      legitimacy: choice('Legitimacy', options('recognised contested seen_as_illegitimate')),
      deniedLegitimacyBy: references('Legitimacy denied by', 'party'),
      legalStatus: reference('Legal status', 'legalstatus', { path: 'legalStatusId' }),
      directContact: choice('Direct contact', options('permitted permitted_with_conditions prohibited unknown'), {
        editions: { legal: 'shown' },
        hint: 'The status word only; the reasons belong in the legal file.',
      }),
      inclusion: choice(
        'Taking part',
        options('direct via_surrogate consulted_only informed_only excluded', {
          direct: 'Directly',
          via_surrogate: 'Through a surrogate',
        }),
        { editions: { legal: 'shown' } },
      ),
      inclusionReason: paragraph('Reason'),
      statusQuoSatisfaction: scale('Content with things as they are', ['Not at all', 'Wholly'], {
        path: 'readiness.statusQuoSatisfaction',
        editions: readiness,
      }),
      beliefChangePossible: scale('Believes change is possible', ['Not at all', 'Wholly'], {
        path: 'readiness.beliefChangePossible',
        editions: readiness,
      }),
      goodFaith: scale('Good faith', ['None', 'Full'], { path: 'readiness.goodFaith', editions: readiness }),
      voluntariness: choice('Takes part', options('voluntary encouraged pressured coerced unknown'), {
        path: 'readiness.voluntariness',
        editions: readiness,
      }),
      perceivesStalemate: flag('Sees a stalemate', { path: 'readiness.perceivesStalemate', editions: byChoice }),
      perceivesWayOut: flag('Sees a way out', { path: 'readiness.perceivesWayOut', editions: byChoice }),
      capacityToEngage: scale('Capacity to engage', ['None', 'High'], {
        path: 'readiness.capacityToEngage',
        editions: readiness,
      }),
      readinessPlan: paragraph('What we do about its readiness', { path: 'readiness.plan' }),
      assessedOn: date('Assessed on', { path: 'readiness.assessedOn' }),
      sources: references('Sources', ['source', 'closedsource']),
      travels,
      notes: prose('Notes'),
    },
  }),
  need: table({
    label: 'Needs & fears',
    singular: 'Needs and fears',
    title: 'position',
    path: 'nfp',
    prefix: 'nf',
    of: { table: 'party', field: 'party' },
    rowsAre: { as: 'anonymous' },
    fields: {
      party: holder('Party', 'party'),
      issue: reference('Issue', 'issue', { path: 'issueId', required: true, editions: byChoice }),
      position: paragraph('Position', { hint: 'What they say.', editions: byChoice }),
      interest: paragraph('Interest', { hint: 'What they want.', editions: byChoice }),
      need: paragraph('Need', { hint: 'What they cannot do without.', editions: byChoice }),
      fear: paragraph('Fear', { editions: byChoice }),
      constraint: paragraph('Constraint', { hint: 'What binds their hands.', editions: byChoice }),
    },
  }),
  relation: table({
    label: 'Relations between parties',
    singular: 'Relation',
    title: 'kind',
    path: 'core.assessment.relations',
    prefix: 'r',
    travels: 'travels',
    fields: { ...relationFields, travels },
  }),
  activity: table({
    label: 'Past & present activities',
    singular: 'Activity',
    title: 'title',
    path: 'core.assessment.activities',
    prefix: 'a',
    travels: 'travels',
    fields: {
      title: line('Activity', { required: true, level: 'partner' }),
      actor: line('Who', { level: 'partner' }),
      actorKind: choice(
        'Kind of actor',
        options('state intergovernmental ngo local_group', { ngo: 'NGO, university', local_group: 'Local group' }),
        { level: 'partner' },
      ),
      track: choice('Track', tracks, { level: 'partner' }),
      type: choice(
        'Type',
        [...processTypes, ...options('official_talks scoping relief monitoring trauma_healing infrastructure other')],
        { level: 'partner' },
      ),
      from: date('From', { precision: 'any', level: 'partner' }),
      to: date('To', {
        precision: 'any',
        level: 'partner',
        words: [{ value: 'ongoing', label: 'Ongoing' }],
      }),
      partiesReached: references('Parties reached', 'party', { level: 'partner' }),
      rpp: choice('Reaches', rppCells, { level: 'partner' }),
      area: line('Area', { level: 'partner', editions: { donor: 'never' } }),
      result: choice('Result', options('worked mixed failed harmful unknown ongoing'), { level: 'partner' }),
      why: paragraph('Why', { hint: 'Why it worked or did not.' }),
      lesson: paragraph('Lesson', { level: 'partner' }),
      appliedTo: references('Lesson applied to', elements),
      contact: line('Contact', { hint: 'An office or a role; persons belong in the people compartment.' }),
      coordination: choice(
        'Coordination',
        options(
          'none_needed to_arrange information_exchange deconfliction joint_planning joint_action deliberately_separate',
        ),
      ),
      coordinationNote: paragraph('Note on coordination'),
      travels,
      notes: prose('Notes'),
    },
  }),
  gap: table({
    label: 'Gaps',
    singular: 'Gap',
    title: 'text',
    path: 'core.assessment.gaps',
    prefix: 'gp',
    fields: {
      text: line('Gap', { required: true, level: 'partner' }),
      kind: choice(
        'Kind',
        options(
          'party_not_reached issue_not_addressed level_not_covered link_missing area_not_covered time_gap skill_gap',
          { time_gap: 'Gap in time', skill_gap: 'Gap in skills' },
        ),
        { level: 'partner' },
      ),
      track: choice('Track', tracks, { level: 'partner' }),
      parties: references('Parties', 'party', { path: 'partyIds', level: 'partner' }),
      rpp: choice('Reaches', rppCells, { level: 'partner' }),
      from: date('From', { precision: 'any', level: 'partner' }),
      to: date('To', { precision: 'any', level: 'partner' }),
      addressedBy: references('Addressed by', 'component', { level: 'partner' }),
      leftOpenReason: paragraph('Left open because', {
        hint: 'White space may be empty for a good reason: say which.',
      }),
    },
  }),
  restriction: table({
    label: 'Restrictions of liberties',
    singular: 'Restriction',
    title: 'area',
    path: 'core.assessment.liberties',
    prefix: 'lb',
    fields: {
      area: line('Area', { required: true }),
      affects: references('Affects', 'party'),
      kind: choice(
        'Kind',
        options(
          'assembly association_ngo_law speech press movement internet foreign_funding detention_risk surveillance',
          { association_ngo_law: 'Association and NGO law', detention_risk: 'Risk of detention' },
        ),
        { required: true },
      ),
      severity: scale('Severity', ['Light', 'Severe']),
      consequence: paragraph('What it means'),
      mitigation: paragraph('What we do about it'),
    },
  }),
}
