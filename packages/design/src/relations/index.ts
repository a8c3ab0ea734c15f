export { layRelations, type PartyNode, partyBox, type RelationLayout, type Tie } from './layout.ts'
export { placeWords, type Rectangle } from './lines.ts'
