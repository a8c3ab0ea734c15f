import { type ProseDoc, type ProseNode, sameJson } from '@balcony/design'
import { alignBlocks } from '@balcony/document'
import { ChangeSet, simplifyChanges } from '@tiptap/pm/changeset'
import { Node } from '@tiptap/pm/model'
import { StepMap } from '@tiptap/pm/transform'
import { diffSchema } from './diff-schema.ts'

/** What became of a prose, block by block. */
export type Diffed = { readonly is: 'blocks'; readonly blocks: readonly DiffBlock[] } | { readonly is: 'too-different' }

export type DiffBlock =
  | { readonly is: 'same' | 'added' | 'removed'; readonly node: ProseNode }
  | {
      readonly is: 'changed'
      readonly node: ProseNode
      /** In positions of a prose that holds this block alone. */
      readonly inserted: readonly { readonly from: number; readonly to: number }[]
      readonly deleted: readonly { readonly at: number; readonly text: string }[]
    }
  /** The words are the same; how they look is not. */
  | { readonly is: 'form'; readonly node: ProseNode }

/** Characters of one block times those of the other: more takes longer than anybody waits, and says little. */
export const maxDiffWork = 50_000_000

export function diffProse(before: ProseDoc, after: ProseDoc): Diffed {
  if (sizeOf(before.content) * sizeOf(after.content) > maxDiffWork * 20) return { is: 'too-different' }
  const pairs = alignBlocks(before.content, after.content)
  const blocks: DiffBlock[] = []
  let [old, now] = [0, 0]
  const between = (oldEnd: number, nowEnd: number) => {
    for (; old < oldEnd; old += 1) blocks.push({ is: 'removed', node: before.content[old] as ProseNode })
    for (; now < nowEnd; now += 1) blocks.push({ is: 'added', node: after.content[now] as ProseNode })
  }
  for (const [from, to] of pairs) {
    between(from, to)
    const diffed = diffBlock(before.content[from] as ProseNode, after.content[to] as ProseNode)
    if (!diffed) return { is: 'too-different' }
    blocks.push(...diffed)
    old = from + 1
    now = to + 1
  }
  between(before.content.length, after.content.length)
  return { is: 'blocks', blocks }
}

/** Undefined when it would take too long. */
function diffBlock(before: ProseNode, node: ProseNode): readonly DiffBlock[] | undefined {
  if (sameJson(before, node)) return [{ is: 'same', node }]
  if (sizeOf([before]) * sizeOf([node]) > maxDiffWork) return undefined
  const [a, b] = [before, node].map((block) => Node.fromJSON(diffSchema, { type: 'doc', content: [block] }))
  if (!a || !b) return undefined
  const steps = [new StepMap([0, a.content.size, b.content.size])]
  const changes = simplifyChanges(ChangeSet.create(a).addSteps(b, steps, null).changes, b)
  if (changes.length === 0) return [{ is: 'form', node }]
  const deleted = changes.flatMap((change) => {
    const text = a.textBetween(change.fromA, change.toA, ' ', ' ')
    return text.trim() === '' ? [] : [{ at: change.fromB, text }]
  })
  // Words that went where no words are now have nowhere to be drawn: then both blocks are shown whole.
  if (deleted.some(({ at }) => !standsInWords(b, at))) {
    return [
      { is: 'removed', node: before },
      { is: 'added', node },
    ]
  }
  const inserted = changes.flatMap(({ fromB, toB }) => (toB > fromB ? [{ from: fromB, to: toB }] : []))
  return [{ is: 'changed', node, inserted, deleted }]
}

function standsInWords(doc: Node, at: number): boolean {
  const place = doc.resolve(at)
  return place.parent.isTextblock && (place.nodeBefore?.isText === true || place.nodeAfter?.isText === true)
}

function sizeOf(nodes: readonly ProseNode[]): number {
  return nodes.reduce((size, node) => size + (node.text?.length ?? 1) + sizeOf(node.content ?? []), 0)
}
