/** GET /api/here → HereNow[]: who else is in one's designs at this moment. */
export interface HereNow {
  readonly design: string
  readonly person: { readonly id: string; readonly name: string; readonly colour: number }
  /** Where they stand; absent where nobody said, or in a part that is closed to the asker. */
  readonly section?: string
}
