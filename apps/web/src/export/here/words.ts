import { useLingui } from '@lingui/react/macro'
import type { WhyNotHere } from './may-print-here.ts'

/** Why an edition is not printed on this device, and what to do. */
export function useWhyNotWords(): (why: WhyNotHere) => string {
  const { t } = useLingui()
  const words: Readonly<Record<WhyNotHere, string>> = {
    'not-allowed': t`Only those who may export a design can print it. Ask the lead.`,
    outside: t`What goes to readers outside the team is made by the server: it checks the words against every closed part, asks the review, and keeps the numbers that people are called by.`,
    'part-missing': t`A closed part that this edition is made of is not on this device. Closed parts never stay here: open the design with a line.`,
    proof: t`Whoever takes out a closed part proves first that it is they. Only the server can ask for that: it needs a line.`,
    'server-checks': t`There is a line, and not every part of the design is open to you here. The server checks the paper against all of them.`,
    'no-trace': t`This computer keeps nothing of you, so that the journal could not be told later what was printed. It needs a line.`,
  }
  return (why) => words[why]
}
