import { date, line, reference, section, table } from './write.ts'

const evaluation = { compartment: 'evaluation', level: 'restricted' } as const

export const sections = {
  answers: section('answers', {
    ...evaluation,
    step: 'follow-up',
    label: 'Individual answers',
    path: 'evalRaw',
    tables: ['measurement'],
    questions: ['What may be asked without harm, and what does nobody but the evaluator need to know?'],
  }),
}

export const tables = {
  measurement: table({
    ...evaluation,
    label: 'Measurements',
    singular: 'Measurement',
    title: 'value',
    path: 'evalRaw.measurements',
    prefix: 'ms',
    fields: {
      indicator: reference('Indicator', 'indicator', { path: 'indicatorId', required: true }),
      date: date('Date', { required: true }),
      participantCode: line('Code of the person'),
      value: line('Value', { required: true }),
    },
  }),
}
