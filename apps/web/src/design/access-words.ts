import type { Role } from '@balcony/api/contract'
import type { Compartment } from '@balcony/design'
import { useLingui } from '@lingui/react/macro'

interface Words {
  readonly name: string
  readonly about: string
}

/** What each role may do, in words. */
export function useRoleWords(): Readonly<Record<Role, Words>> {
  const { t } = useLingui()
  return {
    lead: { name: t`Lead`, about: t`Writes, exports, decides who takes part` },
    planner: { name: t`Planner`, about: t`Writes and comments` },
    reviewer: { name: t`Reviewer`, about: t`Reads and comments` },
    reader: { name: t`Reader`, about: t`Reads` },
  }
}

/** What each compartment holds, in words. */
export function useCompartmentWords(): Readonly<Record<Compartment, Words>> {
  const { t } = useLingui()
  return {
    core: { name: t`The design`, about: t`Everything that the whole team reads` },
    people: { name: t`People`, about: t`Who the participants are: names, contacts, needs` },
    legal: { name: t`Legal`, about: t`Restrictions, screening, counsel’s opinions` },
    security: { name: t`Security`, about: t`Threats, safety plans, who was affected` },
    sealed: { name: t`Sealed`, about: t`What only named people may know; every opening is recorded` },
    evaluation: { name: t`Evaluation`, about: t`Raw notes and answers of the evaluation` },
  }
}
