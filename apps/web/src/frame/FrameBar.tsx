import { Logo, SkipLink } from '@balcony/ui'
import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import css from './Frame.module.css'
import { PersonMenu } from './PersonMenu.tsx'

/** The bar of every page outside a design. */
export function FrameBar({ children }: { children?: ReactNode }) {
  const { t } = useLingui()
  return (
    <>
      <SkipLink to="main">{t`Skip to the page`}</SkipLink>
      <header className={css.bar} data-screen>
        <Link to="/" className={css.brand}>
          <Logo />
          Balcony
        </Link>
        <span className={css.space} />
        {children}
        <PersonMenu />
      </header>
    </>
  )
}
