/**
 * POST   /api/designs/:design/trash                                 → 204; the design is not there any more for anybody
 * POST   /api/designs/:design/copy             {}                   → MadeDesign: what the asker may enter, as a design of their own
 * GET    /api/trash                                                 → ThrownDesign[], those that the asker leads
 * POST   /api/trash/:design/restore                                 → 204
 */
export interface ThrownDesign {
  readonly id: string
  readonly title: string
  readonly coverTitle: string
  /** Milliseconds since 1970. */
  readonly thrownAt: number
  /** When it is gone for good. */
  readonly goneAt: number
}
