/** What may be chosen for a document, whatever its edition. */
export interface Extras {
  /** Without a list of contents. */
  readonly withoutContents?: boolean
  /** Without the figures that are drawn from the tables. */
  readonly withoutFigures?: boolean
}
