import css from './Avatar.module.css'
import { initials } from './initials.ts'

/** A person as these components show one: a name and a colour from 1 to 8. */
export interface Face {
  readonly id: string
  readonly name: string
  readonly colour: number
  readonly away?: boolean
  readonly partner?: boolean
}

interface AvatarProps {
  readonly face: Omit<Face, 'id'>
  readonly size?: 'sm' | 'lg'
  /** The name is written beside it already: then the mark is silent. */
  readonly quiet?: boolean
}

/** Round and solid: here now. Outlined: not here. Rounded square: partner or guest. */
export function Avatar({ face, size, quiet }: AvatarProps) {
  const named = quiet ? { 'aria-hidden': true } : { role: 'img', 'aria-label': face.name, title: face.name }
  return (
    <span
      className={css.avatar}
      data-size={size}
      data-colour={face.colour}
      data-away={face.away || undefined}
      data-partner={face.partner || undefined}
      // Drawn by the style sheet: the letters are a picture, not words to be read, copied or matched with a name.
      data-initials={initials(face.name)}
      {...named}
    />
  )
}

interface AvatarStackProps {
  readonly faces: readonly Face[]
  /** Name of the group, e.g. "Here now". */
  readonly label: string
  readonly most?: number
  readonly size?: 'sm'
}

export function AvatarStack({ faces, label, most = 4, size }: AvatarStackProps) {
  if (faces.length === 0) return null
  const shown = faces.slice(0, most)
  const rest = faces.slice(most)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; this groups pictures of people
    <span className={css.stack} role="group" aria-label={label}>
      {shown.map((face) => (
        <Avatar key={face.id} face={face} {...(size === undefined ? {} : { size })} />
      ))}
      {rest.length === 0 ? null : (
        <span className={css.more} title={rest.map((face) => face.name).join(', ')}>
          +{rest.length}
        </span>
      )}
    </span>
  )
}
