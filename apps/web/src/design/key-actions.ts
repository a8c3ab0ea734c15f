/** By its place on the keyboard: in Arabic, the key types something else. */
export function isSearchKey(
  event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === 'KeyK'
}

type Action = 'fold' | 'comments' | 'comment' | 'undo' | 'redo' | 'save' | 'previous' | 'next'

export function actionOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): Action | undefined {
  const command = event.ctrlKey || event.metaKey
  if (command && !event.altKey && !event.shiftKey && event.key === '\\') return 'fold'
  // By its place on the keyboard: with Alt, and in Arabic, the key types something else.
  if (command && event.altKey && event.code === 'KeyC') return 'comments'
  if (command && event.altKey && event.code === 'KeyM') return 'comment'
  if (command && !event.altKey && event.code === 'KeyZ') return event.shiftKey ? 'redo' : 'undo'
  if (command && !event.altKey && !event.shiftKey && event.code === 'KeyS') return 'save'
  if (event.altKey && !command && !event.shiftKey && event.key === 'ArrowUp') return 'previous'
  if (event.altKey && !command && !event.shiftKey && event.key === 'ArrowDown') return 'next'
  return undefined
}
