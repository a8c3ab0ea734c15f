import type { Piece } from '@balcony/design/search'
import { Fragment } from 'react'

/** The hits are marked by elements of ours: what somebody wrote is never markup. */
export function Snippet({ pieces }: { pieces: readonly Piece[] }) {
  // Pieces have no name of their own and are never moved.
  return pieces.map((piece, at) => <Fragment key={at}>{piece.hit ? <mark>{piece.text}</mark> : piece.text}</Fragment>)
}
