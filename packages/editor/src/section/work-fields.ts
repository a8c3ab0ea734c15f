/** Fields about the work on a section, not about the process: they stand in its head. */
export const workFields: readonly string[] = ['progress', 'lead', 'due', 'withheld']
