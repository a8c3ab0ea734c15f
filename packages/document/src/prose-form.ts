/** Nodes that stand among words. */
export function isInline(name: string): boolean {
  return name === 'text' || name === 'hardBreak' || name === 'mention'
}

/** Nodes that hold nothing: one position wide in ProseMirror. */
export function isLeaf(name: string): boolean {
  return name === 'horizontalRule' || name === 'hardBreak' || name === 'mention' || name === 'picture'
}
