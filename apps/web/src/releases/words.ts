import type { ApproverKind } from '@balcony/api/contract'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** As what somebody agrees to a release. */
export const approverWords: Readonly<Record<ApproverKind, MessageDescriptor>> = {
  lead: msg`Lead`,
  security: msg`Security focal point`,
  counsel: msg`Counsel`,
  media: msg`Media`,
}
