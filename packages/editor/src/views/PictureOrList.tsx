import { Block, Segments } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useRef, useState } from 'react'
import { useNarrow } from '../live/use-narrow.ts'
import css from './PictureOrList.module.css'

interface PictureOrListProps {
  readonly icon: ReactNode
  readonly title: ReactNode
  readonly facts: ReactNode
  /** What the choice between the two is called. */
  readonly label: string
  /** What the picture is called: a map, a tree, a line. */
  readonly picture: string
  readonly drawing: ReactNode
  /** The same in words. */
  readonly list: ReactNode
}

/** A picture, and the list that says the same: on a phone the list comes first. */
export function PictureOrList({ icon, title, facts, label, picture, drawing, list }: PictureOrListProps) {
  const { t } = useLingui()
  const box = useRef<HTMLDivElement>(null)
  const narrow = useNarrow(box, 40)
  const [asked, ask] = useState<string>()
  const look = asked ?? (narrow ? 'list' : 'picture')
  return (
    <div ref={box} className={css.box}>
      <Block
        icon={icon}
        title={title}
        facts={facts}
        aside={
          <Segments
            label={label}
            choices={[
              { id: 'picture', label: picture },
              { id: 'list', label: t`List` },
            ]}
            chosen={look}
            onChoose={ask}
          />
        }
      >
        {look === 'list' ? list : drawing}
      </Block>
    </div>
  )
}
