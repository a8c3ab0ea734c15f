/** What could not be printed as it was written, for the person who exports. Filled while the text is prepared. */
export class Losses {
  /** Code point → how often it was replaced, because no font we carry has it. */
  readonly uncovered = new Map<number, number>()
  /** Links whose target is not a web, mail or telephone address: their words stay, the link goes. */
  links = 0
  /** Rows beyond the limit of a printed table. */
  rows = 0

  replaced(codePoint: number): void {
    this.uncovered.set(codePoint, (this.uncovered.get(codePoint) ?? 0) + 1)
  }
}
