import { diffProse } from '@balcony/editor/versions/diff'
import type { AskedDiff } from './open-diffs.ts'

addEventListener('message', ({ data: { id, before, after } }: MessageEvent<AskedDiff>) => {
  postMessage({ id, diffed: diffProse(before, after) })
})
