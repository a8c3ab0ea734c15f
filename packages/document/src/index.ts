export {
  anchorWords,
  type Found,
  type ReadTexts,
  type Refreshed,
  refreshAnchor,
  resolveAnchor,
  type WordsAnchor,
} from './anchors.ts'
export { guardFragment, type Knows, type Unknown, unknownIn } from './barrier.ts'
export { follow } from './changes.ts'
export { checkProse } from './check.ts'
export { bringTo } from './history/bring.ts'
export { Chronicle } from './history/chronicle.ts'
export { type Change, type Held, type Holding, replay, sameHeld, snapshotOf, standing } from './history/held.ts'
export { alignBlocks } from './history/prose-rewrite.ts'
export { maxLanguagesPerText, proseChars } from './limits.ts'
export { type LiveOptions, openLive } from './live.ts'
export type * from './live-contract.ts'
export { type Migration, migrate, migrations } from './migrations.ts'
export { hasten } from './nearby-roots.ts'
export { readProse } from './prose-read.ts'
export { writeProse } from './prose-write.ts'
export { read } from './read.ts'
export { rulesFor, type WritingRules } from './rules.ts'
export { seed, seedClient } from './seed.ts'
export { offsetOf, positionOf, type Run, type Words, wordsIn } from './words.ts'
