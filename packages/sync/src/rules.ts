/** What a room's schema allows, as plain questions, so that the gate needs to know no design. `document` answers them from the description. */
export interface SchemaRules {
  /** Clients with a lower version are refused: their editor would delete what it does not know. */
  readonly version: number
  /** What the root type of this name is, or undefined when there may be none of that name. */
  root(name: string): 'map' | 'text' | 'prose' | undefined
  /** Whether a key may be written in a root map. */
  key(root: string, key: string): boolean
  /** Attributes that an element of this name may carry, or undefined when there is no such element. */
  element(name: string): readonly string[] | undefined
  /** Attributes that a mark may carry, or undefined when there is no such mark. */
  mark(name: string): readonly string[] | undefined
}
